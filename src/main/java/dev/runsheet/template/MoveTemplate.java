package dev.runsheet.template;

import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.FolderId;
import dev.runsheet.base.TemplateId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Moves a template into a folder or out of it. What the template says stays as it is, and so does
/// its version.
public final class MoveTemplate {
    private MoveTemplate() {}

    /// False when the actor knows no such live template.
    public static boolean into(
            Handle tx, Actor actor, TemplateId id, FolderId folder, Instant now) {
        var draft = OpenDraft.findToEdit(tx, actor, id);
        draft.ifPresent(before -> save(tx, actor, before, folder, now));
        return draft.isPresent();
    }

    /// False when the actor knows no such live template, or it is not in the folder.
    public static boolean outOf(
            Handle tx, Actor actor, TemplateId id, FolderId folder, Instant now) {
        var draft =
                OpenDraft.findToEdit(tx, actor, id)
                        .filter(each -> folder.equals(each.template().cover().folder()));
        draft.ifPresent(before -> save(tx, actor, before, null, now));
        return draft.isPresent();
    }

    private static void save(Handle tx, Actor actor, Draft before, FolderId folder, Instant now) {
        var template = before.template();
        var cover = template.cover().in(folder);
        if (!cover.equals(template.cover())) {
            var moved = before.with(template.with(cover, template.access()));
            SaveDraft.run(tx, actor, before, moved, now);
            Events.ofTemplate(tx, actor, Verb.UPDATED, "Moved template", moved, now);
        }
    }
}
