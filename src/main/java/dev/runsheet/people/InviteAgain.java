package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Problem.Conflict;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Settings.Membership;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Sends an invitation once more, with another link.
final class InviteAgain {
    private InviteAgain() {}

    static Member run(Handle tx, Actor actor, MemberId id, Membership membership, Instant now) {
        var organization = OrganizationStore.find(tx, actor.org());
        var member = invited(tx, actor, organization, id);
        PostInvitation.run(tx, actor, organization, member, "", membership, now);
        Journal.record(tx, actor, Events.of(Verb.INVITED, "Invited member again", member), now);
        return member;
    }

    /// Invitations are the business of administrators, and of whoever invited while they still may.
    static Member invited(Handle tx, Actor actor, Organization organization, MemberId id) {
        InviteMember.checkMayInvite(actor, organization);
        var found =
                actor.isAdmin() ? Optional.<Member>empty() : MemberStore.seek(tx, actor.org(), id);
        if (!actor.isAdmin()
                && found.filter(
                                each ->
                                        actor.member()
                                                .equals(Optional.ofNullable(each.invitedBy())))
                        .isEmpty()) {
            throw new Forbidden("You did not invite this person.").refuse();
        }
        var member = MemberStore.lock(tx, actor.org(), id);
        if (!member.isInvited()) {
            throw new Conflict("This person has no open invitation.").refuse();
        }
        return member;
    }
}
