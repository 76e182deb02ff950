package dev.runsheet.tag;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.TagId;
import dev.runsheet.run.ForgetEverywhere;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Takes a tag off the list; one that is not there is gone already.
final class DeleteTag {
    private DeleteTag() {}

    static void run(Handle tx, Actor actor, TagId id, Instant now) {
        Tags.checkMayMaintain(actor);
        var gone = TagStore.delete(tx, actor.org(), id);
        if (gone.isPresent()) {
            ForgetEverywhere.run(tx, actor, id, now);
            Journal.record(tx, actor, Events.of(Verb.DELETED, "Deleted tag", gone.get()), now);
        }
    }
}
