package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;
import dev.runsheet.people.Member.Change;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Removes a member in one step. What they had to do is for packages above to give to somebody.
public final class DismissMember {
    private DismissMember() {}

    public static Member run(Handle tx, Actor actor, MemberId id, Instant now) {
        Only.admins(actor);
        // Locked first, so that two administrators cannot remove each other at once.
        OrganizationStore.lock(tx, actor.org());
        var member = MemberStore.lock(tx, actor.org(), id);

        var dismissed = member.dismiss(new Change(now, actor.member().orElse(null)));

        if (dismissed == member) {
            return member;
        }
        HandOver.leave(tx, actor, member, now);
        LastAdmin.keep(tx, actor.org(), member);
        MemberStore.save(tx, actor.org(), dismissed);
        CutOff.run(tx, actor.org(), dismissed, now);
        Journal.record(tx, actor, Events.of(Verb.DISABLED, "Removed member", dismissed), now);
        return dismissed;
    }
}
