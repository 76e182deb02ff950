package dev.runsheet.template;

import dev.runsheet.base.Actor;
import dev.runsheet.base.TagId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Gives a template from another organization the tags of the same names here, made where they are
/// missing.
final class CloneTags {
    private CloneTags() {}

    static void run(Handle tx, Actor actor, Actor there, Exported copy, Instant now) {
        var theirs = LabelStore.tags(tx, there.org(), copy.tags()).values();
        Map<String, String> ids = new HashMap<>();
        for (var tag : theirs) {
            LabelStore.addTag(
                    tx, actor.org(), new Tag(TagId.fresh(), tag.title(), tag.color()), now);
            LabelStore.tagCalled(tx, actor.org(), tag.title())
                    .ifPresent(ours -> ids.put(tag.id().hex(), ours.id().hex()));
        }
        new Renaming(ids, Map.of()).apply(copy.values());
    }
}
