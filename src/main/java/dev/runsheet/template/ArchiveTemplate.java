package dev.runsheet.template;

import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.TemplateId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Takes a template out of use; its runs go on, and it can come back.
final class ArchiveTemplate {
    private ArchiveTemplate() {}

    static void run(Handle tx, Actor actor, TemplateId id, Instant now) {
        var draft = OpenDraft.toEdit(tx, actor, id);
        TemplateStore.archive(tx, actor.org(), id, now);
        Events.ofTemplate(tx, actor, Verb.ARCHIVED, "Archived template", draft, now);
    }
}
