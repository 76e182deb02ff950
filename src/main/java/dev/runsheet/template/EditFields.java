package dev.runsheet.template;

import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.FieldId;
import dev.runsheet.base.Id;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.StepId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.form.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Adds, changes, moves and removes the fields of a template (templates spec 7.4).
final class EditFields {
    private static final int LAST_POSITION = 9_999;
    private static final String IN_USE =
            "Cannot delete a form field that is being used in a rule in other steps.";

    /// A field and the step that it is on.
    record Placed(StepId step, Field field) {}

    private EditFields() {}

    static Placed add(
            Handle tx, Actor actor, TemplateId id, StepId stepId, Body body, Instant now) {
        var draft = OpenDraft.toEdit(tx, actor, id);
        var step = EditSteps.step(draft, stepId);
        var field = FieldsForm.define(body, Optional.empty(), FieldsForm.next(step.fields()), now);
        body.refuseIfAny();
        var placed = FieldsForm.placed(step.fields(), field.orElseThrow());
        return save(tx, actor, draft, step.withFields(placed, now), field.get(), "Added", now);
    }

    static Placed update(
            Handle tx,
            Actor actor,
            TemplateId id,
            StepId stepId,
            FieldId fieldId,
            Body body,
            Instant now) {
        var draft = OpenDraft.toEdit(tx, actor, id);
        var step = EditSteps.step(draft, stepId);
        var before = field(step, fieldId);
        var field = FieldsForm.define(body, Optional.of(before), before.position(), now);
        body.refuseIfAny();
        var changed = field.orElseThrow();
        var fields =
                changed.position() == before.position()
                        ? with(step.fields(), changed)
                        : FieldsForm.placed(without(step.fields(), fieldId), changed);
        return save(tx, actor, draft, step.withFields(fields, now), changed, "Updated", now);
    }

    static void delete(
            Handle tx, Actor actor, TemplateId id, StepId stepId, FieldId fieldId, Instant now) {
        var draft = OpenDraft.toEdit(tx, actor, id);
        var step = EditSteps.step(draft, stepId);
        var field = field(step, fieldId);
        checkUnused(draft.content(), fieldId);
        var rest = step.withFields(without(step.fields(), fieldId), now);
        save(tx, actor, draft, rest, field, "Deleted", now);
    }

    static void deleteKickoff(Handle tx, Actor actor, TemplateId id, FieldId fieldId, Instant now) {
        var draft = OpenDraft.toEdit(tx, actor, id);
        kickoffField(draft.content(), fieldId);
        checkUnused(draft.content(), fieldId);
        var rest = without(draft.content().kickoff(), fieldId);
        var edited = draft.content().withKickoff(rest);
        var saved = SaveDraft.run(tx, actor, draft, edited, now);
        Events.ofTemplate(tx, actor, Verb.UPDATED, "Changed the kick-off form", saved, now);
    }

    /// To another step of the same template; id, alias and rules stay.
    static Placed moveOut(
            Handle tx,
            Actor actor,
            TemplateId id,
            StepId stepId,
            FieldId fieldId,
            Body body,
            Instant now) {
        var draft = OpenDraft.toEdit(tx, actor, id);
        var from = EditSteps.step(draft, stepId);
        var field = field(from, fieldId);
        var to = target(draft.content(), body);
        var position = position(body);
        body.refuseIfAny();
        var moved = field.at(position);
        var without = draft.content().with(from.withFields(without(from.fields(), fieldId), now));
        var target = without.step(to.orElseThrow().id()).orElseThrow();
        var edited = target.withFields(FieldsForm.placed(target.fields(), moved), now);
        return save(tx, actor, draft, without, edited, moved, "Moved", now);
    }

    /// The body is a list of `{capture_id, position}` under `captures`.
    static Step reorder(
            Handle tx, Actor actor, TemplateId id, StepId stepId, Body body, Instant now) {
        var draft = OpenDraft.toEdit(tx, actor, id);
        var step = EditSteps.step(draft, stepId);
        var positions = positions(step, body);
        body.refuseIfAny();
        var fields = new ArrayList<Field>();
        for (var field : step.fields()) {
            fields.add(field.at(positions.getOrDefault(field.id(), field.position())));
        }
        var edited = step.withFields(FieldsForm.ordered(fields), now);
        SaveDraft.run(tx, actor, draft, draft.content().with(edited), now);
        Events.ofStep(tx, actor, Verb.RE_ORDERED, "Ordered the fields of step", id, step, now);
        return edited;
    }

    private static Map<FieldId, Integer> positions(Step step, Body body) {
        var positions = new HashMap<FieldId, Integer>();
        for (var entry : body.objects("captures")) {
            var key = entry.firstOf("capture_id", "id");
            if (!entry.isSet(key)) {
                entry.fault(key, "Capture ID field is required");
                continue;
            }
            var field = id(entry.raw(key)).map(FieldId::new).flatMap(step::field);
            if (field.isEmpty()) {
                entry.fault(key, "The selected " + entry.path(key) + " is invalid.");
            }
            int position = position(entry);
            field.ifPresent(each -> positions.put(each.id(), position));
        }
        return positions;
    }

    private static int position(Body body) {
        if (!body.isSet("position")) {
            body.fault(
                    "position", "The " + Body.words(body.path("position")) + " field is required.");
        }
        return body.integer("position", 1, LAST_POSITION).orElse(1);
    }

    private static Optional<Step> target(Content content, Body body) {
        var key = "target_step_id";
        if (!body.isSet(key)) {
            body.fault(key, "The target step id field is required.");
            return Optional.empty();
        }
        var target = id(body.raw(key)).map(StepId::new).flatMap(content::step);
        if (target.isEmpty()) {
            body.fault(key, "The selected target step id is invalid.");
        }
        return target;
    }

    private static Optional<UUID> id(Object value) {
        return value instanceof String text ? Id.parse(text) : Optional.empty();
    }

    static Field field(Step step, FieldId id) {
        return step.field(id).orElseThrow(() -> new NotFound("field").refuse());
    }

    static Field kickoffField(Content content, FieldId id) {
        return content.kickoff().stream()
                .filter(field -> field.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("field").refuse());
    }

    private static void checkUnused(Content content, FieldId field) {
        if (content.rules().stream().anyMatch(rule -> rule.mentions(field))) {
            throw new Forbidden(IN_USE).refuse();
        }
    }

    static List<Field> with(List<Field> fields, Field changed) {
        return fields.stream()
                .map(field -> field.id().equals(changed.id()) ? changed : field)
                .toList();
    }

    private static List<Field> without(List<Field> fields, FieldId gone) {
        return fields.stream().filter(field -> !field.id().equals(gone)).toList();
    }

    private static Placed save(
            Handle tx,
            Actor actor,
            Draft draft,
            Step edited,
            Field field,
            String did,
            Instant now) {
        return save(tx, actor, draft, draft.content(), edited, field, did, now);
    }

    /// `did` is what happened to the field, for the feed: `Added`.
    private static Placed save(
            Handle tx,
            Actor actor,
            Draft draft,
            Content content,
            Step edited,
            Field field,
            String did,
            Instant now) {
        SaveDraft.run(tx, actor, draft, content.with(edited), now);
        var id = draft.template().id();
        Events.ofStep(tx, actor, Verb.UPDATED, did + " a field of step", id, edited, now);
        return new Placed(edited.id(), field);
    }
}
