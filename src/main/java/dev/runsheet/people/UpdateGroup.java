package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.Settings;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Renames a group, or lets people in and out; what was assigned to it before stays.
final class UpdateGroup {
    private UpdateGroup() {}

    static Group run(
            Handle tx, Actor actor, GroupId id, Body body, Settings settings, Instant now) {
        Only.managersOfGroups(tx, actor);
        var group = GroupStore.lock(tx, actor.org(), id);
        GroupForm.require(body, settings);
        return change(tx, actor, group, body, now);
    }

    /// Only what was sent.
    static Group partly(Handle tx, Actor actor, GroupId id, Body body, Instant now) {
        Only.managersOfGroups(tx, actor);
        return change(tx, actor, GroupStore.lock(tx, actor.org(), id), body, now);
    }

    private static Group change(Handle tx, Actor actor, Group group, Body body, Instant now) {
        var change = GroupForm.update(tx, actor.org(), body, group.id());
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
