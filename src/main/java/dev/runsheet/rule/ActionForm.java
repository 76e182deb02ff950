package dev.runsheet.rule;

import dev.runsheet.base.Body;
import dev.runsheet.base.Id;
import dev.runsheet.base.Owners;
import dev.runsheet.base.StepId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Reads one action of a rule from a request. What does not belong to its type is dropped.
final class ActionForm {
    private static final int LONGEST_NAME = 255;

    /// What an action does to which step; `taken` of one rule tells two that contradict each other.
    record Aim(Verb.Type type, StepId target) {}

    private final Body body;
    private final Scope scope;
    private final Set<Aim> taken;

    ActionForm(Body body, Scope scope, Set<Aim> taken) {
        this.body = body;
        this.scope = scope;
        this.taken = taken;
    }

    Optional<Action> read(UUID id, int position) {
        int faultsBefore = body.faults().all().size();
        var type = type();
        var verb = verb(type);
        var target = target(type);
        var shift = type.filter(Verb.Type.DEADLINE::equals).map(_ -> ShiftForm.read(body));
        var source = source(type);
        var people = people(verb, source);
        boolean isWebhook = type.filter(Verb.Type.WEBHOOK::equals).isPresent();
        var url = isWebhook ? url() : null;
        var name = isWebhook ? name() : null;
        if (body.faults().all().size() > faultsBefore) {
            return Optional.empty();
        }
        return Optional.of(
                new Action(
                        id,
                        verb.orElseThrow(),
                        target.orElse(null),
                        position,
                        shift.orElse(null),
                        people,
                        source.orElse(null),
                        url,
                        name));
    }

    private Optional<Verb.Type> type() {
        var key = "action_type";
        if (ConditionForm.isBlank(body, key)) {
            RuleForm.required(body, key);
            return Optional.empty();
        }
        var type =
                body.raw(key) instanceof String word
                        ? Verb.Type.of(word)
                        : Optional.<Verb.Type>empty();
        if (type.isEmpty()) {
            RuleForm.selected(body, key);
        }
        return type;
    }

    private Optional<Verb> verb(Optional<Verb.Type> type) {
        var key = "action_verb";
        if (ConditionForm.isBlank(body, key)) {
            RuleForm.required(body, key);
            return Optional.empty();
        }
        var allowed = type.map(Verb.Type::verbs).orElse(List.of());
        var verb = allowed.stream().filter(each -> each.word().equals(body.raw(key))).findFirst();
        if (type.isPresent() && verb.isEmpty()) {
            body.fault(key, "The action verb only accepts " + alternatives(allowed));
        }
        return verb;
    }

    /// `"assign", "assign_only" or "unassign"`.
    private static String alternatives(List<Verb> verbs) {
        var quoted = verbs.stream().map(verb -> '"' + verb.word() + '"').toList();
        return quoted.size() == 1
                ? quoted.getFirst()
                : quoted.stream().limit(quoted.size() - 1).collect(Collectors.joining(", "))
                        + " or "
                        + quoted.getLast();
    }

    private Optional<StepId> target(Optional<Verb.Type> type) {
        var key = "target_step_id";
        if (ConditionForm.isBlank(body, key)) {
            if (type.filter(Verb.Type.WEBHOOK::equals).isEmpty()) {
                RuleForm.required(body, key);
            }
            return Optional.empty();
        }
        var target =
                (body.raw(key) instanceof String text ? Id.parse(text) : Optional.<UUID>empty())
                        .map(StepId::new)
                        .filter(scope::isStep);
        if (target.isEmpty()) {
            RuleForm.selected(body, key);
        } else if (type.filter(Verb.Type::isOncePerTarget).isPresent()
                && !taken.add(new Aim(type.get(), target.get()))) {
            body.fault(
                    key, "The rule already has a " + type.get().word() + " action for this step.");
        }
        return target;
    }

    /// Where the people of an assignment or the base of a deadline come from.
    private Optional<Subject> source(Optional<Verb.Type> type) {
        boolean mayHaveOne =
                type.filter(each -> each == Verb.Type.ASSIGNMENT || each == Verb.Type.DEADLINE)
                        .isPresent();
        if (!mayHaveOne || ConditionForm.isBlank(body, "actionable_id")) {
            return Optional.empty();
        }
        var source = ConditionForm.subject(body, "actionable_id", "actionable_type", scope);
        if (type.get() == Verb.Type.ASSIGNMENT
                && source.filter(each -> each.kind() == Subject.Kind.STEP).isPresent()) {
            RuleForm.selected(body, "actionable_type");
        }
        return source;
    }

    private Owners people(Optional<Verb> verb, Optional<Subject> source) {
        if (verb.filter(Verb::needsPeople).isEmpty()) {
            return Owners.NOBODY;
        }
        int faultsBefore = body.faults().all().size();
        var people = new PeopleForm(body, scope).read("assignees");
        boolean isFaultless = body.faults().all().size() == faultsBefore;
        if (isFaultless && people.isNobody() && source.isEmpty()) {
            body.fault("assignees", "Please fill a list of assignees for the assignment action.");
        }
        return people;
    }

    private String url() {
        var key = "webhook_url";
        if (ConditionForm.isBlank(body, key)) {
            body.fault(key, "Please provide a webhook URL for the webhook action.");
            return null;
        }
        var url = body.raw(key) instanceof String text ? text.strip() : "";
        if (url.length() > 2000 || !Body.isUrl(url)) {
            body.fault(key, "The " + body.path(key) + " format is invalid.");
        }
        return url;
    }

    private String name() {
        var key = "alias_name";
        if (ConditionForm.isBlank(body, key)) {
            body.fault(
                    key,
                    "The "
                            + body.path(key)
                            + " field is required with "
                            + body.path("webhook_url")
                            + ".");
        }
        return body.string(key, LONGEST_NAME).orElse(null);
    }
}
