package dev.runsheet.tag;

import dev.runsheet.base.Actor;
import dev.runsheet.base.TagId;
import org.jdbi.v3.core.Handle;

/// Takes a tag off the list; one that is not there is gone already.
final class DeleteTag {
    private DeleteTag() {}

    static void run(Handle tx, Actor actor, TagId id) {
        Tags.checkMayMaintain(actor);
        TagStore.delete(tx, actor.org(), id);
    }
}
