package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.MemberId;
import dev.runsheet.letter.Letters;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Gives a person another password, and tells them.
final class ChangePassword {
    private static final String KEY = "password";
    private static final String AGAIN = "password_confirmation";

    private ChangePassword() {}

    /// `token` is the hash of the one that the person bears who does this, which stays good.
    static Member run(Handle tx, Actor actor, MemberId id, Body body, byte[] token, Instant now) {
        var member = Only.editorsOf(tx, actor, id);
        var text = PasswordForm.read(body, KEY);
        if (body.isSet(AGAIN) && !text.equals(body.raw(AGAIN))) {
            body.fault(KEY, "The password confirmation does not match.");
        }
        CurrentPassword.require(tx, actor, id, body);
        body.refuseIfAny();

        RenewPassword.run(tx, id, Password.of(text), token, now);
        if (!actor.member().equals(Optional.of(id))) {
            AccountStore.hand(tx, id);
        }
        var organization = OrganizationStore.find(tx, actor.org());
        Letters.post(tx, MemberLetters.passwordChanged(organization, member), now);
        var line = Events.of(Verb.UPDATED, "Changed the password of", member);
        Journal.record(tx, actor, line.changing(KEY, null), now);
        return member;
    }
}
