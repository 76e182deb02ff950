package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Role;
import dev.runsheet.base.Settings;
import dev.runsheet.people.MemberStore.Standing;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Invites somebody by their address; they are a member from then on, but act only once they have
/// accepted.
final class InviteMember {
    private InviteMember() {}

    static Member run(Handle tx, Actor actor, Body body, Settings settings, Instant now) {
        var organization = OrganizationStore.find(tx, actor.org());
        checkMayInvite(actor, organization);
        var person = NewMember.invited(body, organization.defaultRole());
        var message = NewMember.message(body);
        if (settings.strictValidation()) {
            NewMember.requireAll(body);
        }
        if (!actor.isAdmin() && person.role() == Role.ADMIN) {
            throw new Forbidden("Only an administrator may invite an administrator.").refuse();
        }
        // Before it is seen who is there, so that the answer is still true when it is written.
        organization = OrganizationStore.lock(tx, actor.org());
        checkIsNew(MemberStore.standing(tx, actor.org(), person.email()), body);
        body.refuseIfAny();

        Seats.take(tx, organization, person.role(), settings.membership());
        var by = actor.member().orElse(null);
        var member = Member.invited(account(tx, person, now), person.role(), by, now);
        MemberStore.insert(tx, actor.org(), member);
        PostInvitation.run(tx, actor, organization, member, message, settings.membership(), now);
        Journal.record(tx, actor, Events.of(Verb.INVITED, "Invited member", member), now);
        return member;
    }

    static void checkMayInvite(Actor actor, Organization organization) {
        if (!actor.isAdmin() && (actor.isLight() || !organization.letsMembersInvite())) {
            throw new Forbidden("You may not invite members to this organization.").refuse();
        }
    }

    private static void checkIsNew(Standing standing, Body body) {
        if (standing.isGuest()) {
            body.fault("email", "This is a guest already. Please convert the guest to a member.");
        }
        if (standing.status().isPresent()) {
            body.fault(
                    "email",
                    switch (standing.status().get()) {
                        case ACTIVE -> "This person is a member already.";
                        case INVITED -> "This person has been invited already.";
                        case DISABLED -> "This member is disabled. Please enable the member.";
                    });
        }
    }

    /// A person may be in several organizations with one account.
    private static Account account(Handle tx, NewMember person, Instant now) {
        var id =
                AccountStore.insert(tx, person, null, now)
                        .or(() -> AccountStore.findId(tx, person.email()))
                        .orElseThrow();
        return AccountStore.find(tx, id);
    }
}
