package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.Problem.Unauthenticated;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import org.jdbi.v3.core.Handle;

/// Who I am (platform spec 3).
public final class MeApi {
    private static final int ROWS = 10;

    private MeApi() {}

    public static void mount(Routes routes) {
        routes.get("/me", MeApi::account);
        routes.get("/me/organizations", MeApi::organizations);
        routes.get("/organizations/{org}/me", MeApi::member);
    }

    private static Answer account(Call call, Handle tx) {
        var account = AccountStore.find(tx, call.visitor().member());
        return Answer.ok(MemberJson.account(account, call.at()));
    }

    private static Answer organizations(Call call, Handle tx) {
        var page = call.page(ROWS);
        var visitor = call.visitor();
        var slice = OrganizationStore.of(tx, visitor.member(), visitor.only(), page);
        return Answer.list(
                call, slice.map(each -> OrganizationJson.of(each, call.baseUrl())), page);
    }

    private static Answer member(Call call, Handle tx) {
        var member = MemberStore.find(tx, call.org(), self(call));
        return Answer.ok(MemberJson.of(member, call.baseUrl(), call.at()));
    }

    /// An application is no person.
    private static MemberId self(Call call) {
        return call.actor()
                .member()
                .orElseThrow(() -> new Unauthenticated("unauthenticated").refuse());
    }
}
