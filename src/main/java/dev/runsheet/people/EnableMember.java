package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Settings.Membership;
import dev.runsheet.letter.Letters;
import dev.runsheet.people.Member.Change;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Lets a disabled member in again.
final class EnableMember {
    private EnableMember() {}

    static Member run(Handle tx, Actor actor, MemberId id, Membership membership, Instant now) {
        Only.admins(actor);
        var organization = OrganizationStore.lock(tx, actor.org());
        var member = MemberStore.lock(tx, actor.org(), id);

        var enabled = member.enable(new Change(now, actor.member().orElse(null)));

        if (enabled == member) {
            return member;
        }
        Seats.take(tx, organization, enabled.role(), membership);
        MemberStore.save(tx, actor.org(), enabled);
        Letters.post(tx, MemberLetters.enabled(organization, enabled), now);
        Journal.record(tx, actor, Events.of(Verb.ENABLED, "Enabled member", enabled), now);
        return enabled;
    }
}
