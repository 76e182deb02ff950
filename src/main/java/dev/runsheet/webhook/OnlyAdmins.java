package dev.runsheet.webhook;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Problem.Forbidden;

/// Where calls go, and what they say, is for administrators (platform spec 21).
final class OnlyAdmins {
    private OnlyAdmins() {}

    static void check(Actor actor) {
        if (!actor.isAdmin()) {
            throw new Forbidden("Only an administrator may do this.").refuse();
        }
    }
}
