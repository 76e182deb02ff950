package dev.runsheet.custom;

import dev.runsheet.activity.Event;
import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Subject;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.people.Guest;
import dev.runsheet.people.PersonStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Changes the custom fields of a member, which is for administrators and the member, or of a
/// guest, which is for administrators.
final class CustomizePeople {
    private CustomizePeople() {}

    static void requireSelfOrAdmin(Actor actor, MemberId id) {
        if (!actor.isAdmin() && !actor.member().equals(Optional.of(id))) {
            throw new Forbidden("These custom fields are another member's.").refuse();
        }
    }

    static Map<String, Object> member(Handle tx, Actor actor, MemberId id, Edit edit, Instant now) {
        requireSelfOrAdmin(actor, id);
        var before =
                PeopleStore.lockMember(tx, actor.org(), id)
                        .orElseThrow(() -> new NotFound("member").refuse());
        var after = edit.of(KeyStore.of(tx, actor.org(), Holder.MEMBER), before);
        if (!after.equals(before)) {
            PeopleStore.saveMember(tx, actor.org(), id, after);
            var name = PersonStore.find(tx, actor.org(), List.of(id)).get(id).shownName();
            record(tx, actor, Subject.of(id), "Updated member: " + name, before, after, now);
        }
        return after;
    }

    static Map<String, Object> guest(Handle tx, Actor actor, Guest guest, Edit edit, Instant now) {
        requireAdmin(actor);
        var email = guest.email();
        var before = PeopleStore.lockGuest(tx, actor.org(), email);
        var after = edit.of(KeyStore.of(tx, actor.org(), Holder.GUEST), before);
        if (!after.equals(before)) {
            PeopleStore.saveGuest(tx, actor.org(), email, after);
            record(
                    tx,
                    actor,
                    Subject.ofGuest(email),
                    "Updated guest: " + email,
                    before,
                    after,
                    now);
        }
        return after;
    }

    static void requireAdmin(Actor actor) {
        if (!actor.isAdmin()) {
            throw new Forbidden("Only an administrator may change the custom fields of a guest.")
                    .refuse();
        }
    }

    private static void record(
            Handle tx,
            Actor actor,
            Subject subject,
            String said,
            Map<String, Object> before,
            Map<String, Object> after,
            Instant now) {
        var line = Event.of(Verb.UPDATED, subject, null, said);
        Journal.record(tx, actor, CustomEvents.changes(line, before, after), now);
    }
}
