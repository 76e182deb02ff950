package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.SystemLog.Severity;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Problem.Conflict;
import dev.runsheet.letter.Letters;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Gives a person the address that they have shown to be theirs, and tells the one before.
final class ConfirmAddress {
    private ConfirmAddress() {}

    static void run(Handle tx, MailedLink link, Instant now) {
        var member = link.member();
        var before = AccountStore.find(tx, member).email();
        var after = link.email();
        if (AccountStore.findId(tx, after).isPresent()
                || MemberStore.isGuestBeside(tx, member, after)) {
            throw new Conflict("The email has already been taken.").refuse();
        }
        AccountStore.move(tx, member, after, now);
        MailedLinkStore.revokeShort(tx, member, now);

        var text = before + " is " + after + " from now on";
        SecurityLog.write(tx, after, Severity.WARNING, "email_address_changed", text, now);
        for (var org : SignInStore.organizations(tx, after)) {
            MemberStore.acting(tx, org, member)
                    .ifPresent(
                            actor -> {
                                var moved = MemberStore.find(tx, org, member);
                                var line =
                                        Events.of(Verb.UPDATED, "Changed the address of", moved)
                                                .changing("email", before);
                                Journal.record(tx, actor, line, now);
                            });
        }
        ResetStore.active(tx, after)
                .ifPresent(
                        active ->
                                Letters.post(
                                        tx, SignInLetters.moved(active.org(), before, after), now));
    }
}
