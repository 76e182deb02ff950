package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;
import dev.runsheet.people.Member.Change;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Lets a disabled member in again.
final class EnableMember {
    private EnableMember() {}

    static Member run(Handle tx, Actor actor, MemberId id, Instant now) {
        Only.admins(actor);
        var member = MemberStore.lock(tx, actor.org(), id);

        var enabled = member.enable(new Change(now, actor.member().orElse(null)));

        if (enabled == member) {
            return member;
        }
        MemberStore.save(tx, actor.org(), enabled);
        Journal.record(tx, actor, Events.of(Verb.ENABLED, "Enabled member", enabled), now);
        return enabled;
    }
}
