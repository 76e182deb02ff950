package dev.runsheet.template;

import dev.runsheet.activity.Event;
import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.FieldId;
import dev.runsheet.base.StepId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.custom.CustomEvents;
import dev.runsheet.custom.Edit;
import dev.runsheet.custom.Holder;
import dev.runsheet.custom.KeyStore;
import dev.runsheet.form.Field;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Changes the custom fields of a template, of one of its steps or of one of its fields, as any
/// edit does: what was launched stays as it was.
final class CustomizeTemplate {
    /// The part of a draft that has the custom fields, and the draft with others.
    private record Part(
            Holder holder,
            Map<String, Object> values,
            Function<Map<String, Object>, Content> with,
            Event line) {}

    private final Edit edit;
    private final Instant now;

    CustomizeTemplate(Edit edit, Instant now) {
        this.edit = edit;
        this.now = now;
    }

    Map<String, Object> template(Handle tx, Actor actor, TemplateId id) {
        var draft = OpenDraft.toEdit(tx, actor, id);
        var content = draft.content();
        var line = Events.line(Verb.UPDATED, "Updated template", draft);
        return save(
                tx,
                actor,
                draft,
                new Part(Holder.TEMPLATE, content.custom(), content::customized, line));
    }

    Map<String, Object> step(Handle tx, Actor actor, TemplateId id, StepId stepId) {
        var draft = OpenDraft.toEdit(tx, actor, id);
        var step = EditSteps.step(draft, stepId);
        var line = Events.line(Verb.UPDATED, "Updated step", id, step);
        return save(
                tx,
                actor,
                draft,
                new Part(
                        Holder.STEP,
                        step.custom(),
                        values -> draft.content().with(step.customized(values, now)),
                        line));
    }

    Map<String, Object> capture(
            Handle tx, Actor actor, TemplateId id, StepId stepId, FieldId fieldId) {
        var draft = OpenDraft.toEdit(tx, actor, id);
        var step = EditSteps.step(draft, stepId);
        var field = EditFields.field(step, fieldId);
        var line = Events.line(Verb.UPDATED, said(field), id, step);
        return save(
                tx,
                actor,
                draft,
                new Part(
                        Holder.CAPTURE,
                        field.custom(),
                        values -> {
                            var changed = field.customized(values, now);
                            var fields = EditFields.with(step.fields(), changed);
                            return draft.content().with(step.withFields(fields, now));
                        },
                        line));
    }

    Map<String, Object> kickoff(Handle tx, Actor actor, TemplateId id, FieldId fieldId) {
        var draft = OpenDraft.toEdit(tx, actor, id);
        var content = draft.content();
        var field = EditFields.kickoffField(content, fieldId);
        var line = Events.line(Verb.UPDATED, said(field), draft);
        return save(
                tx,
                actor,
                draft,
                new Part(
                        Holder.PRERUN,
                        field.custom(),
                        values -> {
                            var changed = field.customized(values, now);
                            return content.withKickoff(EditFields.with(content.kickoff(), changed));
                        },
                        line));
    }

    private static String said(Field field) {
        return "Updated the field " + field.label() + " of";
    }

    private Map<String, Object> save(Handle tx, Actor actor, Draft draft, Part part) {
        var after = edit.of(KeyStore.of(tx, actor.org(), part.holder()), part.values());
        if (!after.equals(part.values())) {
            SaveDraft.run(tx, actor, draft, part.with().apply(after), now);
            Journal.record(tx, actor, CustomEvents.changes(part.line(), part.values(), after), now);
        }
        return after;
    }
}
