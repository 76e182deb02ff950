package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.Settings;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Puts people together under a name that no other group of the organization has.
final class CreateGroup {
    private CreateGroup() {}

    static Group run(Handle tx, Actor actor, Body body, Settings settings, Instant now) {
        Only.managersOfGroups(tx, actor);
        GroupForm.require(body, settings);
        var change = GroupForm.create(tx, actor.org(), body);
        body.refuseIfAny();

        var group = Group.of(change, now);

        GroupStore.insert(tx, actor.org(), group);
        GroupStore.replaceMembers(tx, actor.org(), group);
        GroupStore.replaceGuests(tx, actor.org(), group);
        Journal.record(tx, actor, Events.of(Verb.CREATED, "Created group", group), now);
        return group;
    }
}
