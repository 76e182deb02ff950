package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.Role;
import dev.runsheet.base.Settings.Membership;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Makes a guest a standard member, who is invited until they set a password and stays in the
/// guest's groups.
public final class PromoteGuest {
    private PromoteGuest() {}

    public static Member run(
            Handle tx, Actor actor, String email, Membership membership, Instant now) {
        Only.admins(actor);
        var organization = OrganizationStore.lock(tx, actor.org());
        var guest =
                GuestStore.lock(tx, actor.org(), email)
                        .orElseThrow(() -> new NotFound("guest").refuse());
        Seats.take(tx, organization, Role.STANDARD, membership);
        var by = actor.member().orElse(null);
        var member = Member.invited(account(tx, guest, now), Role.STANDARD, by, now);
        MemberStore.insert(tx, actor.org(), member);
        GroupPeopleStore.replace(tx, actor.org(), email, member.id());
        GuestStore.delete(tx, actor.org(), email);
        PostInvitation.run(tx, actor, organization, member, "", membership, now);
        Journal.record(
                tx,
                actor,
                List.of(
                        Events.of(Verb.DELETED, "Made a member of guest", guest),
                        Events.of(Verb.INVITED, "Invited member", member)),
                now);
        return member;
    }

    /// With one they may have from another organization.
    private static Account account(Handle tx, Guest guest, Instant now) {
        var zone = guest.details().get("timezone") instanceof String text ? text : "UTC";
        var person =
                new NewMember(
                        guest.email(),
                        text(guest.firstName()),
                        text(guest.lastName()),
                        Role.STANDARD,
                        zone);
        var id =
                AccountStore.insert(tx, person, null, now)
                        .or(() -> AccountStore.findId(tx, guest.email()))
                        .orElseThrow();
        return AccountStore.find(tx, id);
    }

    private static String text(String name) {
        return name == null ? "" : name;
    }
}
