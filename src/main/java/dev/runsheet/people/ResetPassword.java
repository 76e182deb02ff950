package dev.runsheet.people;

import dev.runsheet.activity.SystemLog.Severity;
import dev.runsheet.base.Body;
import dev.runsheet.letter.Letters;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Gives a person another password, and takes from everybody else what they came by with the one
/// before: every browser is signed out, and every application must ask again.
final class ResetPassword {
    private ResetPassword() {}

    static void run(Handle tx, MailedLink link, Body body, Instant now) {
        var password = PasswordForm.read(body, "password");
        body.refuseIfAny();

        var member = link.member();
        SetPassword.run(tx, member, Password.of(password), now);
        SignInStore.signOut(tx, member, now);
        ConsentStore.deleteOf(tx, member);
        MailedLinkStore.revokeShort(tx, member, now);

        var email = AccountStore.find(tx, member).email();
        SecurityLog.write(
                tx,
                email,
                Severity.INFO,
                "password_reset_completed",
                email + " has another password",
                now);
        ResetStore.active(tx, email)
                .ifPresent(
                        active ->
                                Letters.post(tx, SignInLetters.changed(active.org(), email), now));
    }
}
