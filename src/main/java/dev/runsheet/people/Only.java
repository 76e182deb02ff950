package dev.runsheet.people;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Problem.Forbidden;
import org.jdbi.v3.core.Handle;

/// Refuses everybody but those who may (platform spec 21).
final class Only {
    private Only() {}

    static void admins(Actor actor) {
        if (!actor.isAdmin()) {
            throw new Forbidden("Only an administrator may do this.").refuse();
        }
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
