package dev.runsheet.template;

import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.TemplateId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Brings an archived template back; one that is live stays as it is.
final class RestoreTemplate {
    private RestoreTemplate() {}

    static void run(Handle tx, Actor actor, TemplateId id, Instant now) {
        var draft = OpenDraft.any(tx, actor, id);
        OpenDraft.checkMayEdit(draft.template(), actor);
        if (draft.template().isArchived()) {
            TemplateStore.restore(tx, actor.org(), id);
            Events.ofTemplate(tx, actor, Verb.UNARCHIVED, "Restored template", draft, now);
        }
    }
}
