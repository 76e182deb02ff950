package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;
import dev.runsheet.people.Member.Change;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Shuts a member out of the organization.
final class DisableMember {
    private DisableMember() {}

    static Member run(Handle tx, Actor actor, MemberId id, Instant now) {
        Only.admins(actor);
        // Locked first, so that two administrators cannot disable each other at once.
        OrganizationStore.lock(tx, actor.org());
        var member = MemberStore.lock(tx, actor.org(), id);

        var disabled = member.disable(new Change(now, actor.member().orElse(null)));

        if (disabled == member) {
            return member;
        }
        LastAdmin.keep(tx, actor.org(), member);
        MemberStore.save(tx, actor.org(), disabled);
        CutOff.run(tx, actor.org(), disabled, now);
        Journal.record(tx, actor, Events.of(Verb.DISABLED, "Disabled member", disabled), now);
        return disabled;
    }
}
