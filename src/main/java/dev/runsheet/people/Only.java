package dev.runsheet.people;

import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Problem.Untouchable;
import org.jdbi.v3.core.Handle;

/// Refuses everybody but those who may (platform spec 21).
final class Only {
    private Only() {}

    static void admins(Actor actor) {
        if (!actor.isAdmin()) {
            throw new Forbidden("Only an administrator may do this.").refuse();
        }
    }

    /// The member, locked, for themselves or for an administrator; somebody of several
    /// organizations is changed by none of them (platform spec 5.6).
    static Member editorsOf(Handle tx, Actor actor, MemberId id) {
        boolean isSelf = actor.member().filter(id::equals).isPresent();
        if (!isSelf) {
            admins(actor);
        }
        var member = MemberStore.lock(tx, actor.org(), id);
        if (member.isBot()) {
            throw new Untouchable("Bot users cannot be changed.").refuse();
        }
        if (!isSelf && DepartureStore.isElsewhere(tx, actor.org(), id)) {
            throw new Forbidden(
                            "A member of several organizations can only be changed by themselves.")
                    .refuse();
        }
        return member;
    }

    static void managersOfGuests(Actor actor) {
        if (actor.isLight()) {
            throw new Forbidden("Light members may not manage guests.").refuse();
        }
    }

    static void managersOfGroups(Handle tx, Actor actor) {
        if (actor.isAdmin()) {
            return;
        }
        if (actor.isLight() || !OrganizationStore.find(tx, actor.org()).letsMembersManageGroups()) {
            throw new Forbidden("You may not manage the groups of this organization.").refuse();
        }
    }
}
