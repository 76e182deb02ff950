package dev.runsheet.template;

import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.TemplateId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Shows the draft of a template to those who launch it. What is published is frozen, so that the
/// next edit makes a draft beside it.
final class PublishTemplate {
    private PublishTemplate() {}

    static Draft run(Handle tx, Actor actor, TemplateId id, Instant now) {
        var draft = OpenDraft.toEdit(tx, actor, id);
        var template = draft.template();
        VersionStore.freeze(tx, actor.org(), id, template.version(), now);
        var by = actor.member().orElse(template.lastUpdatedBy());
        var published = TemplateStore.publish(tx, template, by, now);
        Events.ofTemplate(tx, actor, Verb.UPDATED, "Published template", draft, now);
        return new Draft(published, draft.content(), true);
    }
}
