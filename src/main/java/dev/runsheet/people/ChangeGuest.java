package dev.runsheet.people;

import dev.runsheet.activity.Event;
import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.people.Member.Change;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// What members do with a guest, under a lock, with a line in the feed when it changed anything.
final class ChangeGuest {
    private ChangeGuest() {}

    /// Of all that clients send only the associated members count; names are the guest's own.
    static Guest associate(Handle tx, Actor actor, Guest found, Body body, Instant now) {
        var guest = locked(tx, actor, found);
        if (!body.isSet(Guest.ASSOCIATED)) {
            body.refuseIfAny();
            return guest;
        }
        var members = GuestForm.associated(tx, actor.org(), body);
        body.refuseIfAny();
        var changed = guest.associatedWith(members);
        return saved(tx, actor, guest, changed, Events.changes(guest, changed), now);
    }

    /// Their link lets nobody in from now on.
    static Guest disable(Handle tx, Actor actor, Guest found, Instant now) {
        var guest = locked(tx, actor, found);
        var disabled = guest.disable(new Change(now, actor.member().orElse(null)));
        var line = Events.of(Verb.DISABLED, "Disabled guest", guest);
        return saved(tx, actor, guest, disabled, List.of(line), now);
    }

    static Guest enable(Handle tx, Actor actor, Guest found, Instant now) {
        var guest = locked(tx, actor, found);
        var enabled = guest.enable(new Change(now, actor.member().orElse(null)));
        var line = Events.of(Verb.ENABLED, "Enabled guest", guest);
        return saved(tx, actor, guest, enabled, List.of(line), now);
    }

    static Guest resetLink(Handle tx, Actor actor, Guest found, Instant now) {
        var guest = locked(tx, actor, found);
        var line = Events.of(Verb.UPDATED, "Reset the link of guest", guest).changing("link", null);
        return saved(tx, actor, guest, guest.withNewLink(), List.of(line), now);
    }

    private static Guest locked(Handle tx, Actor actor, Guest found) {
        Only.managersOfGuests(actor);
        return GuestStore.lock(tx, actor.org(), found.email())
                .orElseThrow(() -> new NotFound("guest").refuse());
    }

    private static Guest saved(
            Handle tx, Actor actor, Guest before, Guest after, List<Event> lines, Instant now) {
        if (!after.equals(before)) {
            GuestStore.save(tx, actor.org(), after);
            Journal.record(tx, actor, lines, now);
        }
        return after;
    }
}
