package dev.runsheet.template;

import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.TemplateId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Deletes an archived template for good; its runs keep the versions that they were launched from.
final class PurgeTemplate {
    private PurgeTemplate() {}

    static void run(Handle tx, Actor actor, TemplateId id, Instant now) {
        var draft = OpenDraft.any(tx, actor, id);
        if (!actor.isAdmin()) {
            throw new Forbidden("Only administrators can delete templates permanently.").refuse();
        }
        if (!draft.template().isArchived()) {
            throw new Forbidden("Archive this template before you delete it permanently.").refuse();
        }
        VersionStore.purgeUnfrozen(tx, actor.org(), id);
        TemplateStore.purge(tx, actor.org(), id);
        Events.ofTemplate(tx, actor, Verb.DELETED, "Deleted template", draft, now);
    }
}
