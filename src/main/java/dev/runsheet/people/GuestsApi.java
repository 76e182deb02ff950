package dev.runsheet.people;

import dev.runsheet.base.Page;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The guests of an organization (platform spec 6). They come into being when something is assigned
/// to them, or here.
public final class GuestsApi {
    private static final int ROWS = 999;
    private static final String GUESTS = "/organizations/{org}/guests";
    private static final String GUEST = GUESTS + "/{email}";

    private final GuestCodes codes;
    private final GuestJson json;

    private GuestsApi(GuestCodes codes) {
        this.codes = codes;
        json = new GuestJson(codes);
    }

    public static void mount(Routes routes, GuestCodes codes) {
        var api = new GuestsApi(codes);
        routes.get(GUESTS, api::list);
        routes.post(GUESTS, api::create);
        routes.get("/organizations/{org}/guests-list", GuestsApi::flat);
        routes.get(GUEST, api::read);
        routes.put(GUEST, api::update);
        routes.patch(GUEST, api::update);
        routes.delete(GUEST + "/disable", api::disable);
        routes.put(GUEST + "/enable", api::enable);
        routes.post("/organizations/{org}/x/guests/{email}/link", api::resetLink);
    }

    private Answer list(Call call, Handle tx) {
        var page = call.page(ROWS, ROWS);
        var text = call.query().first("q").orElse("");
        var sort = call.query().first("sort").or(() -> call.query().first("sort_by")).orElse("");
        var slice = GuestStore.list(tx, call.org(), text, sort, page);
        var stats = stats(call, tx, slice.rows());
        return Answer.list(call, slice.map(guest -> shown(call, guest, stats)), page);
    }

    private static Answer flat(Call call, Handle tx) {
        var everybody = GuestStore.list(tx, call.org(), "", "", new Page(1, ROWS, true));
        return MembersApi.data(everybody.map(GuestJson::line).rows());
    }

    private Answer create(Call call, Handle tx) {
        return Answer.created(
                        shown(call, CreateGuest.run(tx, call.actor(), call.body(), call.at())))
                .secret();
    }

    private Answer read(Call call, Handle tx) {
        var guest = find(call, tx);
        return Answer.ok(shown(call, guest, stats(call, tx, List.of(guest))));
    }

    /// 201, as documented.
    private Answer update(Call call, Handle tx) {
        var guest = find(call, tx);
        return Answer.created(
                        shown(
                                call,
                                ChangeGuest.associate(
                                        tx, call.actor(), guest, call.body(), call.at())))
                .secret();
    }

    private Answer disable(Call call, Handle tx) {
        return Answer.ok(
                        shown(
                                call,
                                ChangeGuest.disable(tx, call.actor(), find(call, tx), call.at())))
                .secret();
    }

    private Answer enable(Call call, Handle tx) {
        return Answer.ok(
                        shown(
                                call,
                                ChangeGuest.enable(tx, call.actor(), find(call, tx), call.at())))
                .secret();
    }

    private Answer resetLink(Call call, Handle tx) {
        return Answer.ok(
                        shown(
                                call,
                                ChangeGuest.resetLink(tx, call.actor(), find(call, tx), call.at())))
                .secret();
    }

    private Guest find(Call call, Handle tx) {
        return codes.find(tx, call.org(), call.path("email"));
    }

    private static boolean isWithStats(Call call) {
        return call.query().includes().contains("stats");
    }

    private static Map<String, GuestStats> stats(Call call, Handle tx, List<Guest> guests) {
        return isWithStats(call) ? GuestStatsStore.of(tx, call.org(), guests) : Map.of();
    }

    private Map<String, Object> shown(Call call, Guest guest) {
        return json.of(guest, call.org(), call.baseUrl());
    }

    private Map<String, Object> shown(Call call, Guest guest, Map<String, GuestStats> stats) {
        var shown = shown(call, guest);
        if (isWithStats(call)) {
            shown.put("stats", stats.get(guest.email()).json());
        }
        return shown;
    }
}
