package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.Problem;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/// What an application may do for the people of its organization (platform spec 2.4).
public final class ApplicationsApi {
    private ApplicationsApi() {}

    public static void mount(Routes routes) {
        routes.post("/applications/{org}/users", ApplicationsApi::create);
        routes.post("/applications/{org}/users/{email}/token", ApplicationsApi::mint);
    }

    private static Answer create(Call call, Handle tx) {
        var membership = call.settings().membership();
        var created = CreateMember.run(tx, call.actor(), call.body(), membership, call.at());
        return Answer.created(MemberJson.created(created));
    }

    private static Answer mint(Call call, Handle tx) {
        var member = active(call, tx);
        var minted = MintToken.forMemberOf(tx, call.org(), member, call.at());
        return OauthApi.answer(minted);
    }

    private static MemberId active(Call call, Handle tx) {
        var email = call.path("email").toLowerCase(Locale.ROOT);
        var standing = MemberStore.standing(tx, call.org(), email);
        var account = standing.account().orElseThrow(() -> new NotFound("user").refuse());
        if (standing.status().filter(each -> each == Member.Status.ACTIVE).isEmpty()) {
            throw Problem.invalid("email", "This person is no active member of this organization.")
                    .refuse();
        }
        return account;
    }
}
