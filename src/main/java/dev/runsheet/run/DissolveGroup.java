package dev.runsheet.run;

import dev.runsheet.base.Actor;
import dev.runsheet.base.GroupId;
import dev.runsheet.people.DeleteGroup;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Dissolves a group, and drops what was assigned to it.
final class DissolveGroup {
    private DissolveGroup() {}

    static void run(Handle tx, Actor actor, GroupId id, Instant now) {
        DeleteGroup.run(tx, actor, id, now);
        ForgetEverywhere.run(tx, actor, id, now);
    }
}
