package dev.runsheet.tag;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.TagId;
import org.jdbi.v3.core.Handle;

/// The rules of the organization's list of tags: who keeps it, and no title twice.
final class Tags {
    private Tags() {}

    static void checkMayMaintain(Actor actor) {
        if (actor.isLight() || actor.isGuest()) {
            throw new Forbidden("You may not change the tags of this organization.").refuse();
        }
    }

    /// The documents leave the list to administrators, and its clients do not (platform spec 8).
    static void checkMayMaintainStrictly(Actor actor) {
        if (!actor.isAdmin()) {
            throw new Forbidden("Only an administrator may change the tags.").refuse();
        }
    }

    /// Light members work on their tasks; marking things for others is not theirs.
    static void checkMayApply(Actor actor) {
        if (actor.isLight() || actor.isGuest()) {
            throw new Forbidden("You may not tag templates or processes.").refuse();
        }
    }

    /// `current` is the tag that may have the title already, or null for a new one.
    static void checkIsFree(Handle tx, OrgId org, Body body, TagChange change, TagId current) {
        if (change.title().isPresent()
                && TagStore.isTaken(tx, org, change.title().value(), current)) {
            body.fault("title", "The title has already been taken.");
        }
    }
}
