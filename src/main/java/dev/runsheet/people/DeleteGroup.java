package dev.runsheet.people;

import dev.runsheet.base.Actor;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.Problem.NotFound;
import org.jdbi.v3.core.Handle;

/// Dissolves a group; its people stay.
final class DeleteGroup {
    private DeleteGroup() {}

    static void run(Handle tx, Actor actor, GroupId id) {
        Only.managersOfGroups(tx, actor);
        if (GroupStore.delete(tx, actor.org(), id) == 0) {
            throw new NotFound("group").refuse();
        }
    }
}
