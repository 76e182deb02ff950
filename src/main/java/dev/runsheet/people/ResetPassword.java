package dev.runsheet.people;

import dev.runsheet.activity.SystemLog.Severity;
import dev.runsheet.base.Body;
import dev.runsheet.letter.Letters;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Gives whoever reads a person's mail another password of theirs, and tells them.
final class ResetPassword {
    private ResetPassword() {}

    static void run(Handle tx, MailedLink link, Body body, Instant now) {
        var password = PasswordForm.read(body, "password");
        body.refuseIfAny();

        var member = link.member();
        RenewPassword.run(tx, member, Password.of(password), now);
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
