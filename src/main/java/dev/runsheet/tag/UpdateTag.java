package dev.runsheet.tag;

import dev.runsheet.activity.Journal;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.TagId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Gives a tag another title or color.
final class UpdateTag {
    private UpdateTag() {}

    static Tag run(Handle tx, Actor actor, TagId id, Body body, Instant now) {
        Tags.checkMayMaintain(actor);
        var tag = TagStore.lock(tx, actor.org(), id);
        var change = TagChange.update(body);
        Tags.checkIsFree(tx, actor.org(), body, change, id);
        body.refuseIfAny();

        var changed = tag.with(change);

        TagStore.save(tx, actor.org(), changed);
        Journal.record(tx, actor, Events.changes(tag, changed), now);
        return changed;
    }
}
