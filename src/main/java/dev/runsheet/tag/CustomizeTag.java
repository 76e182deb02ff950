package dev.runsheet.tag;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.TagId;
import dev.runsheet.custom.CustomEvents;
import dev.runsheet.custom.Edit;
import dev.runsheet.custom.Holder;
import dev.runsheet.custom.KeyStore;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Changes the custom fields of a tag; every member may.
final class CustomizeTag {
    private CustomizeTag() {}

    static Map<String, Object> run(Handle tx, Actor actor, TagId id, Edit edit, Instant now) {
        if (actor.isGuest()) {
            throw new Forbidden("Guests may not change custom fields.").refuse();
        }
        var tag = TagStore.lock(tx, actor.org(), id);
        var after = edit.of(KeyStore.of(tx, actor.org(), Holder.TAG), tag.custom());
        if (!after.equals(tag.custom())) {
            TagStore.save(tx, actor.org(), tag.customized(after));
            var line = Events.of(Verb.UPDATED, "Updated tag", tag);
            Journal.record(tx, actor, CustomEvents.changes(line, tag.custom(), after), now);
        }
        return after;
    }
}
