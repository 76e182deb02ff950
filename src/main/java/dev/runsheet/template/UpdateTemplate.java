package dev.runsheet.template;

import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.TemplateId;
import java.time.Instant;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Changes a template and its kick-off form.
final class UpdateTemplate {
    /// What everybody may set who sees the template.
    private static final Set<String> FOR_ALL = Set.of("title", "status", "starred");

    private UpdateTemplate() {}

    static Draft run(Handle tx, Actor actor, TemplateId id, Body body, Instant now) {
        var before = OpenDraft.live(tx, actor, id);
        if (!isForAll(body, before)) {
            OpenDraft.checkMayEdit(before.template(), actor);
        }
        var after = read(tx, actor, before, body, now);
        body.refuseIfAny();
        StarTemplate.run(tx, actor, id, body);
        var saved = SaveDraft.run(tx, actor, before, after, now);
        Events.ofTemplate(tx, actor, Verb.UPDATED, "Updated template", saved, now);
        return saved;
    }

    /// A change of the label or of one's own star, with the title as it is.
    private static boolean isForAll(Body body, Draft draft) {
        return FOR_ALL.containsAll(body.keys())
                && draft.content().title().equals(body.raw("title"));
    }

    private static Draft read(Handle tx, Actor actor, Draft before, Body body, Instant now) {
        var template = before.template();
        var form = new CoverForm(tx, actor, body);
        var content =
                TemplateForm.read(tx, actor, body, before.content())
                        .withKickoff(
                                FieldsForm.merge(body, "prerun", before.content().kickoff(), now));
        body.flag("starred");
        return new Draft(
                template.with(
                        form.cover(template.id(), template.cover()),
                        form.access(template.access())),
                content,
                before.isFrozen());
    }
}
