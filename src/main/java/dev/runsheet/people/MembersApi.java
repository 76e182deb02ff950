package dev.runsheet.people;

import dev.runsheet.base.Body;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Page;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The members of an organization (platform spec 5).
public final class MembersApi {
    private static final int ROWS = 9999;
    private static final String USERS = "/organizations/{org}/users";

    private MembersApi() {}

    public static void mount(Routes routes) {
        routes.get(USERS, MembersApi::list);
        routes.get("/organizations/{org}/users-list", MembersApi::flat);
        routes.get(USERS + "/{id}", MembersApi::read);
        routes.post(USERS + "/invite", MembersApi::invite);
        routes.put(USERS + "/{id}/resend-invite", MembersApi::inviteAgain);
        routes.put(USERS + "/{id}/role", MembersApi::changeRole);
        routes.delete(USERS + "/{id}/disable", MembersApi::disable);
        routes.put(USERS + "/{id}/disable", MembersApi::disable);
        routes.put(USERS + "/{id}/enable", MembersApi::enable);
        routes.delete(USERS + "/{id}/delete", MembersApi::delete);
        routes.put("/organizations/{org}/x/default-administrator", MembersApi::handOver);
    }

    private static Answer list(Call call, Handle tx) {
        var page = call.page(ROWS, ROWS);
        var text = call.query().first("q").orElse("");
        var sort = call.query().first("sort").orElse("");
        var slice = MemberStore.list(tx, call.org(), text, sort, page);
        var includes = includes(call, tx, slice.rows());
        return Answer.list(
                call, slice.map(member -> includes.of(member, call.baseUrl(), call.at())), page);
    }

    private static Answer flat(Call call, Handle tx) {
        var everybody = MemberStore.list(tx, call.org(), "", "", new Page(1, ROWS, true));
        return data(everybody.map(member -> MemberJson.line(member, call.baseUrl())).rows());
    }

    private static Answer read(Call call, Handle tx) {
        var id = id(call);
        if (!call.actor().member().equals(Optional.of(id))) {
            Only.admins(call.actor());
        }
        var member = MemberStore.find(tx, call.org(), id);
        return Answer.ok(includes(call, tx, List.of(member)).of(member, call.baseUrl(), call.at()));
    }

    private static Answer invite(Call call, Handle tx) {
        var invited = InviteMember.run(tx, call.actor(), call.body(), call.settings(), call.at());
        return Answer.ok(MemberJson.of(invited, call.baseUrl(), call.at()));
    }

    private static Answer inviteAgain(Call call, Handle tx) {
        var membership = call.settings().membership();
        var invited = InviteAgain.run(tx, call.actor(), id(call), membership, call.at());
        return Answer.ok(MemberJson.of(invited, call.baseUrl(), call.at()));
    }

    private static Answer changeRole(Call call, Handle tx) {
        var membership = call.settings().membership();
        var changed =
                ChangeRole.run(tx, call.actor(), id(call), call.body(), membership, call.at());
        return Answer.ok(MemberJson.of(changed, call.baseUrl(), call.at()));
    }

    private static Answer disable(Call call, Handle tx) {
        var disabled = DisableMember.run(tx, call.actor(), id(call), call.at());
        return Answer.ok(MemberJson.of(disabled, call.baseUrl(), call.at()));
    }

    private static Answer enable(Call call, Handle tx) {
        var membership = call.settings().membership();
        var enabled = EnableMember.run(tx, call.actor(), id(call), membership, call.at());
        return Answer.ok(MemberJson.of(enabled, call.baseUrl(), call.at()));
    }

    private static Answer delete(Call call, Handle tx) {
        var deleted = DeleteMember.run(tx, call.actor(), id(call), call.at());
        return Answer.ok(MemberJson.gone(deleted));
    }

    private static Answer handOver(Call call, Handle tx) {
        var heir = HandOver.run(tx, call.actor(), call.body(), call.at());
        return Answer.ok(MemberJson.of(heir, call.baseUrl(), call.at()));
    }

    private static MemberIncludes includes(Call call, Handle tx, List<Member> members) {
        return MemberIncludes.read(tx, call.org(), call.query().includes(), members);
    }

    /// The member in the path.
    public static MemberId id(Call call) {
        return Body.member(call.path("id")).orElseThrow(() -> new NotFound("member").refuse());
    }

    /// A list that is never paginated.
    static Answer data(List<Map<String, Object>> rows) {
        var body = new LinkedHashMap<String, Object>();
        body.put("data", rows);
        return Answer.plain(body);
    }
}
