package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Takes an invitation back: the person was never there. What they were to do is for packages above
/// to give up.
public final class WithdrawInvitation {
    private WithdrawInvitation() {}

    public static Member run(Handle tx, Actor actor, MemberId id, Instant now) {
        var organization = OrganizationStore.lock(tx, actor.org());
        var member = InviteAgain.invited(tx, actor, organization, id);
        CutOff.run(tx, actor.org(), member, now);
        DepartureStore.deleteMember(tx, actor.org(), id);
        DepartureStore.deleteAccountOfNobody(tx, id);
        Journal.record(
                tx, actor, Events.of(Verb.DELETED, "Withdrew the invitation of", member), now);
        return member;
    }
}
