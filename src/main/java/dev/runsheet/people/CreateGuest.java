package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Makes somebody a guest before there is anything for them to do; no mail is sent.
final class CreateGuest {
    private CreateGuest() {}

    static Guest run(Handle tx, Actor actor, Body body, Instant now) {
        Only.managersOfGuests(actor);
        var asked = GuestForm.read(tx, actor.org(), body);
        var standing = MemberStore.standing(tx, actor.org(), asked.email());
        if (standing.status().isPresent()) {
            body.fault("email", "This person is a member of the organization.");
        }
        if (standing.isGuest()) {
            body.fault("email", "This person is a guest already.");
        }
        body.refuseIfAny();
        WelcomeGuests.checkRoom(tx, actor, 1, now);
        GuestStore.insert(tx, actor.org(), asked, now);
        Journal.record(tx, actor, Events.welcomed(asked.email()), now);
        return GuestStore.find(tx, actor.org(), asked.email()).orElseThrow();
    }
}
