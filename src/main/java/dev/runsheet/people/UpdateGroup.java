package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.GroupId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Renames a group, or lets people in and out; what was assigned to it before stays.
final class UpdateGroup {
    private UpdateGroup() {}

    static Group run(Handle tx, Actor actor, GroupId id, Body body, Instant now) {
        Only.managersOfGroups(tx, actor);
        var group = GroupStore.lock(tx, actor.org(), id);
        var change = GroupForm.update(tx, actor.org(), body, id);
        body.refuseIfAny();

        var changed = group.with(change, now);
        var events = Events.changes(group, changed);
        if (events.isEmpty()) {
            return group;
        }

        GroupStore.save(tx, actor.org(), changed);
        if (change.members().isPresent()) {
            GroupStore.replaceMembers(tx, actor.org(), changed);
        }
        if (change.guests().isPresent()) {
            GroupStore.replaceGuests(tx, actor.org(), changed);
        }
        Journal.record(tx, actor, events, now);
        return changed;
    }
}
