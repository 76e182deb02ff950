package dev.runsheet.people;

import dev.runsheet.base.Page;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The guests of an organization (platform spec 6); they come into being when they are assigned.
public final class GuestsApi {
    private static final int ROWS = 999;
    private static final String API = "/api";

    private final GuestCodes codes;

    private GuestsApi(GuestCodes codes) {
        this.codes = codes;
    }

    public static void mount(Routes routes, GuestCodes codes) {
        var api = new GuestsApi(codes);
        routes.get("/organizations/{org}/guests", api::list);
        routes.get("/organizations/{org}/guests-list", GuestsApi::flat);
        routes.get("/organizations/{org}/guests/{email}", api::read);
    }

    private Answer list(Call call, Handle tx) {
        var page = call.page(ROWS, ROWS);
        var text = call.query().first("q").orElse("");
        var sort = call.query().first("sort").or(() -> call.query().first("sort_by")).orElse("");
        var slice = GuestStore.list(tx, call.org(), text, sort, page);
        return Answer.list(call, slice.map(guest -> json(call, guest)), page);
    }

    private static Answer flat(Call call, Handle tx) {
        var everybody = GuestStore.list(tx, call.org(), "", "", new Page(1, ROWS, true));
        return MembersApi.data(everybody.map(GuestJson::line).rows());
    }

    private Answer read(Call call, Handle tx) {
        return Answer.ok(json(call, codes.find(tx, call.org(), call.path("email"))));
    }

    private Map<String, Object> json(Call call, Guest guest) {
        return GuestJson.of(guest, codes.of(call.org(), guest), call.org(), site(call));
    }

    private static String site(Call call) {
        var base = call.baseUrl();
        return base.endsWith(API) ? base.substring(0, base.length() - API.length()) : base;
    }
}
