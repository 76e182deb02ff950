package dev.runsheet.people;

import dev.runsheet.base.Page;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/// The guests of an organization (platform spec 6); they come into being when they are assigned.
public final class GuestsApi {
    private static final int ROWS = 999;
    private static final String API = "/api";

    private GuestsApi() {}

    public static void mount(Routes routes) {
        routes.get("/organizations/{org}/guests", GuestsApi::list);
        routes.get("/organizations/{org}/guests-list", GuestsApi::flat);
        routes.get("/organizations/{org}/guests/{email}", GuestsApi::read);
    }

    private static Answer list(Call call, Handle tx) {
        var page = call.page(ROWS, ROWS);
        var text = call.query().first("q").orElse("");
        var sort = call.query().first("sort").or(() -> call.query().first("sort_by")).orElse("");
        var slice = GuestStore.list(tx, call.org(), text, sort, page);
        return Answer.list(
                call, slice.map(guest -> GuestJson.of(guest, call.org(), site(call))), page);
    }

    private static Answer flat(Call call, Handle tx) {
        var everybody = GuestStore.list(tx, call.org(), "", "", new Page(1, ROWS, true));
        return MembersApi.data(everybody.map(GuestJson::line).rows());
    }

    private static Answer read(Call call, Handle tx) {
        var guest = GuestStore.find(tx, call.org(), call.path("email").toLowerCase(Locale.ROOT));
        return Answer.ok(GuestJson.of(guest, call.org(), site(call)));
    }

    private static String site(Call call) {
        var base = call.baseUrl();
        return base.endsWith(API) ? base.substring(0, base.length() - API.length()) : base;
    }
}
