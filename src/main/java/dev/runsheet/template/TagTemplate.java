package dev.runsheet.template;

import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.TagId;
import dev.runsheet.base.TemplateId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Puts a tag on a template or takes it off. What the template says stays as it is, and so does its
/// version.
public final class TagTemplate {
    private TagTemplate() {}

    /// False when the actor knows no such live template.
    public static boolean add(Handle tx, Actor actor, TemplateId id, TagId tag, Instant now) {
        var draft = OpenDraft.findToEdit(tx, actor, id);
        draft.ifPresent(
                before -> {
                    var tags = Stream.concat(tags(before).stream(), Stream.of(tag));
                    save(tx, actor, before, tags.distinct().toList(), now);
                    Events.ofTemplate(tx, actor, Verb.LINKED, "Tagged template", before, now);
                });
        return draft.isPresent();
    }

    /// False when the actor knows no such live template, or it has no such tag.
    public static boolean remove(Handle tx, Actor actor, TemplateId id, TagId tag, Instant now) {
        var draft = OpenDraft.findToEdit(tx, actor, id).filter(each -> tags(each).contains(tag));
        draft.ifPresent(
                before -> {
                    var tags = tags(before).stream().filter(each -> !each.equals(tag)).toList();
                    save(tx, actor, before, tags, now);
                    Events.ofTemplate(
                            tx, actor, Verb.UNLINKED, "Took a tag off template", before, now);
                });
        return draft.isPresent();
    }

    private static List<TagId> tags(Draft draft) {
        return draft.template().cover().tags();
    }

    private static void save(Handle tx, Actor actor, Draft before, List<TagId> tags, Instant now) {
        if (!tags.equals(tags(before))) {
            var template = before.template();
            var tagged = template.with(template.cover().tagged(tags), template.access());
            SaveDraft.run(tx, actor, before, before.with(tagged), now);
        }
    }
}
