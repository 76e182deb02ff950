package dev.runsheet.people;

import dev.runsheet.activity.SystemLog.Severity;
import dev.runsheet.base.Id;
import dev.runsheet.letter.Letters;
import dev.runsheet.people.MailedLink.Purpose;
import dev.runsheet.people.ResetStore.Active;
import dev.runsheet.platform.db.Transactions;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Posts a link for another password to those of the addresses asked for that are of active
/// members. Nobody's letter box is filled: five an hour are enough.
public final class PostResets {
    private static final int AT_ONCE = 100;
    private static final int MOST = 5;
    private static final Duration WITHIN = Duration.ofHours(1);

    private PostResets() {}

    public static void run(Transactions transactions, Instant now) {
        while (transactions.write(tx -> some(tx, now)) == AT_ONCE) {
            // There are more.
        }
    }

    private static int some(Handle tx, Instant now) {
        var emails = ResetStore.take(tx, AT_ONCE);
        for (var email : emails) {
            ResetStore.active(tx, email).ifPresent(active -> post(tx, email, active, now));
        }
        return emails.size();
    }

    private static void post(Handle tx, String email, Active active, Instant now) {
        var member = active.member();
        if (MailedLinkStore.count(tx, member, Purpose.RESET, now.minus(WITHIN)) >= MOST) {
            return;
        }
        MailedLinkStore.revoke(tx, member, Purpose.RESET, null, now);
        var link =
                new MailedLink(
                        Id.next(),
                        Purpose.RESET,
                        member,
                        null,
                        email,
                        now,
                        now.plus(MailedLink.SHORT),
                        null);
        MailedLinkStore.insert(tx, link);
        Letters.post(tx, SignInLetters.reset(active.org(), link), now);
        SecurityLog.write(
                tx,
                email,
                Severity.INFO,
                "password_reset_initiated",
                "Somebody asked for another password of " + email,
                now);
    }
}
