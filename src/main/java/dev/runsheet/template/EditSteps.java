package dev.runsheet.template;

import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.FieldId;
import dev.runsheet.base.Id;
import dev.runsheet.base.Policy;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.Slug;
import dev.runsheet.base.StepId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.form.Field;
import dev.runsheet.people.OrganizationStore;
import dev.runsheet.people.WelcomeGuests;
import java.time.Instant;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Adds, changes, moves, copies and removes the steps of a template (templates spec 6).
final class EditSteps {
    private static final int LAST_POSITION = 1_000_000;
    private static final String RULES =
            "Cannot delete this step because there are rules dependent on it.";
    private static final String DEADLINES =
            "Cannot delete this step because other steps have deadlines that depend on it.";

    private EditSteps() {}

    static Step add(Handle tx, Actor actor, TemplateId id, Body body, Instant now) {
        var draft = OpenDraft.toEdit(tx, actor, id);
        var content = draft.content();
        checkTemplate(body, id);
        var due = OrganizationStore.find(tx, actor.org()).defaultDeadline();
        int last = content.steps().size() + 1;
        int position = body.integer("position", 1, LAST_POSITION).orElse(last);
        var blank =
                Step.blank(StepId.fresh(), null, position, due, actor.member().orElse(null), now);
        var step = read(tx, actor, content, body, blank, now);
        var saved = save(tx, actor, draft, content.plus(step), now);
        Events.ofStep(tx, actor, Verb.CREATED, "Added step", id, step, now);
        return step(saved, step.id());
    }

    static Step update(
            Handle tx, Actor actor, TemplateId id, StepId stepId, Body body, Instant now) {
        if (body.keys().equals(Set.of("position"))) {
            return move(tx, actor, id, stepId, body, now);
        }
        var draft = OpenDraft.toEdit(tx, actor, id);
        var content = draft.content();
        checkTemplate(body, id);
        var before = step(draft, stepId);
        int position = body.integer("position", 1, LAST_POSITION).orElse(before.position());
        var step = read(tx, actor, content, body, before, now);
        var edited =
                position == before.position() ? content.with(step) : content.moved(step, position);
        var saved = save(tx, actor, draft, edited, now);
        Events.ofStep(tx, actor, Verb.UPDATED, "Updated step", id, step, now);
        return step(saved, stepId);
    }

    static Step move(Handle tx, Actor actor, TemplateId id, StepId stepId, Body body, Instant now) {
        var draft = OpenDraft.toEdit(tx, actor, id);
        var step = step(draft, stepId);
        if (!body.isSet("position")) {
            body.fault("position", "The position field is required.");
        }
        int position = body.integer("position", 1, LAST_POSITION).orElse(1);
        body.refuseIfAny();
        var saved = save(tx, actor, draft, draft.content().moved(step, position), now);
        Events.ofStep(tx, actor, Verb.RE_ORDERED, "Moved step", id, step, now);
        return step(saved, stepId);
    }

    /// The copy comes right behind, with ids and aliases of its own.
    static Step copy(Handle tx, Actor actor, TemplateId id, StepId stepId, Instant now) {
        var draft = OpenDraft.toEdit(tx, actor, id);
        var original = step(draft, stepId);
        var newId = StepId.fresh();
        var copy =
                original.copy(
                        newId,
                        Slug.numbered(original.title(), "step", newId.value()),
                        actor.member().orElse(null),
                        now);
        var saved = save(tx, actor, draft, draft.content().plus(copy), now);
        Events.ofStep(tx, actor, Verb.CREATED, "Copied step", id, copy, now);
        return step(saved, newId);
    }

    static void delete(Handle tx, Actor actor, TemplateId id, StepId stepId, Instant now) {
        var draft = OpenDraft.toEdit(tx, actor, id);
        var step = step(draft, stepId);
        if (isInRules(draft.content(), step)) {
            throw new Forbidden(RULES).refuse();
        }
        if (isAnchor(draft.content(), step)) {
            throw new Forbidden(DEADLINES).refuse();
        }
        save(tx, actor, draft, draft.content().without(step), now);
        Events.ofStep(tx, actor, Verb.DELETED, "Deleted step", id, step, now);
    }

    /// `stepType` is `all` or `any` of the assignees.
    static Step editType(
            Handle tx, Actor actor, TemplateId id, StepId stepId, Body body, Instant now) {
        var draft = OpenDraft.toEdit(tx, actor, id);
        var step = step(draft, stepId);
        boolean isAll = "all".equals(body.raw("stepType"));
        if (!isAll && !"any".equals(body.raw("stepType"))) {
            body.fault(
                    "stepType",
                    body.isSet("stepType")
                            ? "The selected stepType is invalid."
                            : "The stepType field is required.");
        }
        body.refuseIfAny();
        var edited = step.with(everyone(step.policy(), isAll), now);
        var saved = save(tx, actor, draft, draft.content().with(edited), now);
        Events.ofStep(tx, actor, Verb.UPDATED, "Updated step", id, step, now);
        return step(saved, stepId);
    }

    static Step step(Draft draft, StepId id) {
        return draft.content().step(id).orElseThrow(() -> new NotFound("step").refuse());
    }

    /// Welcomes guests first, which may refuse.
    private static Step read(
            Handle tx, Actor actor, Content content, Body body, Step current, Instant now) {
        var fields = FieldsForm.merge(body, "captures", current.fields(), now);
        var step = StepForm.read(tx, actor.org(), Outline.of(content), body, current, fields, now);
        body.refuseIfAny();
        WelcomeGuests.run(tx, actor, step.owners().guests(), now);
        return step;
    }

    /// Clients repeat the template in the body.
    private static void checkTemplate(Body body, TemplateId id) {
        if (body.isSet("checklist_id")
                && !(body.raw("checklist_id") instanceof String text
                        && Id.parse(text).filter(id.value()::equals).isPresent())) {
            body.fault("checklist_id", "The selected checklist id is invalid.");
        }
    }

    private static Draft save(Handle tx, Actor actor, Draft draft, Content edited, Instant now) {
        return SaveDraft.run(tx, actor, draft, edited, now);
    }

    private static boolean isInRules(Content content, Step step) {
        var fields = step.fields().stream().map(Field::id).toList();
        return content.rules().stream()
                .anyMatch(
                        rule ->
                                rule.mentions(step.id())
                                        || fields.stream()
                                                .anyMatch((FieldId each) -> rule.mentions(each)));
    }

    private static boolean isAnchor(Content content, Step step) {
        return content.steps().stream()
                .anyMatch(
                        each ->
                                each.deadline() != null
                                        && step.id().equals(each.deadline().anchor()));
    }

    private static Policy everyone(Policy policy, boolean isEveryone) {
        return new Policy(
                isEveryone,
                policy.onlyAssigneesComplete(),
                policy.maxAssignable(),
                policy.allowGuestOwners(),
                policy.preventGuestComment(),
                policy.topSecret(),
                policy.sendChromeless(),
                policy.softStart());
    }
}
