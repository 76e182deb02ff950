package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.Problem;
import dev.runsheet.base.Problem.Unauthenticated;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What members tell about themselves (platform spec 3.2, 5.6).
public final class ProfilesApi {
    private static final String ME = "/organizations/{org}/me";
    private static final String USER = "/organizations/{org}/users/{id}";

    private ProfilesApi() {}

    public static void mount(Routes routes) {
        routes.put(ME, (call, tx) -> update(call, tx, self(call)));
        routes.patch(ME, (call, tx) -> updatePartly(call, tx, self(call)));
        routes.put(USER, (call, tx) -> update(call, tx, MembersApi.id(call)));
        routes.patch(USER, (call, tx) -> updatePartly(call, tx, MembersApi.id(call)));
        routes.put(USER + "/update-email", ProfilesApi::updateEmail);
        routes.put(USER + "/update-password", ProfilesApi::updatePassword);
    }

    private static Answer update(Call call, Handle tx, MemberId id) {
        var updated = UpdateProfile.run(tx, call.actor(), id, call.body(), call.at());
        return Answer.ok(MemberJson.of(updated, call.baseUrl(), call.at()));
    }

    private static Answer updatePartly(Call call, Handle tx, MemberId id) {
        var updated = UpdateProfile.partly(tx, call.actor(), id, call.body(), call.at());
        return Answer.ok(MemberJson.of(updated, call.baseUrl(), call.at()));
    }

    private static Answer updatePassword(Call call, Handle tx) {
        var id = MembersApi.id(call);
        var wrong = wrongPassword(call, tx, id);
        if (wrong.isPresent()) {
            return Answer.refused(wrong.get());
        }
        var token = Secret.hash(call.token());
        var member = ChangePassword.run(tx, call.actor(), id, call.body(), token, call.at());
        return Answer.ok(MemberJson.of(member, call.baseUrl(), call.at()));
    }

    private static Answer updateEmail(Call call, Handle tx) {
        var id = MembersApi.id(call);
        var wrong = wrongPassword(call, tx, id);
        if (wrong.isPresent()) {
            return Answer.refused(wrong.get());
        }
        var member = ProposeAddress.run(tx, call.actor(), id, call.body(), call.at());
        return Answer.ok(MemberJson.of(member, call.baseUrl(), call.at()));
    }

    private static Optional<Problem> wrongPassword(Call call, Handle tx, MemberId id) {
        return CurrentPassword.refusal(
                tx, call.actor(), id, call.body(), call.address(), call.at());
    }

    /// An application is no person.
    private static MemberId self(Call call) {
        return call.actor()
                .member()
                .orElseThrow(() -> new Unauthenticated("unauthenticated").refuse());
    }
}
