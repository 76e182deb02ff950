package dev.runsheet.tag;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Adds a tag to the organization's list.
final class CreateTag {
    private static final String COLOR = "#3fb65b";

    private CreateTag() {}

    static Tag run(Handle tx, Actor actor, Body body, Instant now) {
        Tags.checkMayMaintain(actor);
        var change = TagChange.create(body);
        Tags.checkIsFree(tx, actor.org(), body, change, null);
        body.refuseIfAny();

        var tag = Tag.byHand(change.title().value(), change.color().or(COLOR), now);

        TagStore.insert(tx, actor.org(), tag);
        Journal.record(tx, actor, Events.of(Verb.CREATED, "Created tag", tag), now);
        return tag;
    }
}
