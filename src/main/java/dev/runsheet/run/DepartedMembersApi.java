package dev.runsheet.run;

import dev.runsheet.base.Body;
import dev.runsheet.people.GuestCodes;
import dev.runsheet.people.GuestJson;
import dev.runsheet.people.MemberJson;
import dev.runsheet.people.MembersApi;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import org.jdbi.v3.core.Handle;

/// Members who go, become guests, or were never to come (platform spec 5.8, 5.9). It is here and
/// not beside the other routes of members because their tasks go with them, of which `people` knows
/// nothing.
public final class DepartedMembersApi {
    private static final String USER = "/organizations/{org}/users/{id}";

    private final GuestJson json;

    private DepartedMembersApi(GuestCodes codes) {
        json = new GuestJson(codes);
    }

    public static void mount(Routes routes, GuestCodes codes) {
        var api = new DepartedMembersApi(codes);
        routes.delete(USER, DepartedMembersApi::remove);
        routes.delete(USER + "/invite", DepartedMembersApi::recall);
        routes.put(USER + "/to/guest", api::release);
    }

    private static Answer remove(Call call, Handle tx) {
        var id = MembersApi.id(call);
        var removed =
                call.query().flag("with_reassignment")
                        ? RemoveMember.withHeir(
                                tx,
                                call.actor(),
                                id,
                                call.query().first("to").flatMap(Body::member),
                                call.at())
                        : RemoveMember.alone(tx, call.actor(), id, call.at());
        return Answer.ok(MemberJson.gone(removed));
    }

    private static Answer recall(Call call, Handle tx) {
        RecallInvitation.run(tx, call.actor(), MembersApi.id(call), call.at());
        return Answer.noContent();
    }

    private Answer release(Call call, Handle tx) {
        var guest = ReleaseMember.run(tx, call.actor(), MembersApi.id(call), call.at());
        return Answer.ok(json.of(guest, call.org(), call.baseUrl())).secret();
    }
}
