package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.GroupId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Deletes a group; its people stay.
public final class DeleteGroup {
    private DeleteGroup() {}

    public static void run(Handle tx, Actor actor, GroupId id, Instant now) {
        Only.managersOfGroups(tx, actor);
        var group = GroupStore.lock(tx, actor.org(), id);
        GroupStore.delete(tx, actor.org(), id);
        Journal.record(tx, actor, Events.of(Verb.DELETED, "Deleted group", group), now);
    }
}
