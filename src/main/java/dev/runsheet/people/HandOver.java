package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.Role;
import dev.runsheet.people.Member.Status;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Makes another administrator the default one, whom nobody shuts out.
final class HandOver {
    private HandOver() {}

    static Member run(Handle tx, Actor actor, Body body, Instant now) {
        Only.admins(actor);
        var heir = heir(tx, actor, body);
        body.refuseIfAny();
        if (!heir.isDefaultAdmin()) {
            move(tx, actor, heir, now);
        }
        return MemberStore.find(tx, actor.org(), heir.id());
    }

    /// When the default administrator goes, whoever has been an administrator longest follows.
    static void leave(Handle tx, Actor actor, Member leaver, Instant now) {
        if (!leaver.isDefaultAdmin()) {
            return;
        }
        var heir = DepartureStore.otherAdmin(tx, actor.org(), leaver.id());
        if (heir.isEmpty()) {
            leaver.refuseDefaultAdmin();
        }
        move(tx, actor, MemberStore.find(tx, actor.org(), heir.orElseThrow()), now);
    }

    private static void move(Handle tx, Actor actor, Member heir, Instant now) {
        DepartureStore.makeDefaultAdmin(tx, actor.org(), heir.id());
        Journal.record(tx, actor, Events.of(Verb.UPDATED, "Made default administrator", heir), now);
    }

    private static Member heir(Handle tx, Actor actor, Body body) {
        OrganizationStore.lock(tx, actor.org());
        if (!body.isSet("user_id")) {
            body.fault("user_id", "The user id field is required.");
            body.refuseIfAny();
        }
        var heir =
                Body.member(body.raw("user_id"))
                        .flatMap(id -> MemberStore.seek(tx, actor.org(), id))
                        .orElseThrow(() -> new NotFound("member").refuse());
        if (heir.role() != Role.ADMIN || heir.status() != Status.ACTIVE || heir.isBot()) {
            body.fault("user_id", "The default administrator must be an active administrator.");
        }
        return heir;
    }
}
