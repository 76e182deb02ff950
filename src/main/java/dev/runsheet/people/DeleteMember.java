package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Deletes somebody who is shut out already. What they did keeps their first name, and their
/// address may be invited again; who is in other organizations keeps their account.
final class DeleteMember {
    private DeleteMember() {}

    static Member run(Handle tx, Actor actor, MemberId id, Instant now) {
        Only.admins(actor);
        OrganizationStore.lock(tx, actor.org());
        var member = MemberStore.lock(tx, actor.org(), id);

        var deleted = member.delete(now);

        MemberStore.save(tx, actor.org(), deleted);
        CutOff.run(tx, actor.org(), member, now);
        DepartureStore.deletePhoto(tx, actor.org(), id);
        Journal.record(tx, actor, Events.of(Verb.DELETED, "Deleted member", member), now);
        if (!DepartureStore.isElsewhere(tx, actor.org(), id)) {
            DepartureStore.anonymize(tx, id, now);
        }
        return MemberStore.find(tx, actor.org(), id);
    }
}
