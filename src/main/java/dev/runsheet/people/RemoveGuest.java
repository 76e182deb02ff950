package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Problem;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Takes a guest away, out of the groups too. What they were to do is for packages above to give
/// up.
public final class RemoveGuest {
    private RemoveGuest() {}

    /// A guest that is not there is a fault of the request (platform spec 6.2).
    public static Guest run(Handle tx, Actor actor, String email, Instant now) {
        Only.managersOfGuests(actor);
        var guest =
                GuestStore.lock(tx, actor.org(), email)
                        .orElseThrow(
                                () ->
                                        Problem.invalid("email", "The selected email is invalid.")
                                                .refuse());
        GuestStore.delete(tx, actor.org(), email);
        Journal.record(tx, actor, Events.of(Verb.DELETED, "Deleted guest", guest), now);
        return guest;
    }
}
