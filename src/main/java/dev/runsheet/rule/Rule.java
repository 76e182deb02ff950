package dev.runsheet.rule;

import dev.runsheet.base.Body;
import dev.runsheet.base.FieldId;
import dev.runsheet.base.RuleId;
import dev.runsheet.base.StepId;
import dev.runsheet.rule.Subject.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/// If these conditions hold, do that (templates spec 8). Conditions and actions are in the order of
/// their positions.
public record Rule(
        RuleId id,
        String alias,
        int position,
        List<Condition> conditions,
        List<Action> actions,
        Instant createdAt,
        Instant lastUpdated,
        Instant archivedAt) {

    public Rule {
        conditions = ordered(conditions, Comparator.comparingInt(Condition::position));
        actions = ordered(actions, Comparator.comparingInt(Action::position));
    }

    /// The rule that `body` defines, or empty when it has faults, which are then in the body. Of an
    /// existing rule, a list that is not sent stays as it is; a sent one replaces it, and keeps the
    /// ids it names.
    public static Optional<Rule> define(
            Body body, Optional<Rule> existing, Scope scope, int defaultPosition, Instant now) {
        return new RuleForm(body, existing, scope).read(defaultPosition, now);
    }

    /// Rules in the order in which they run.
    public static List<Rule> inOrder(List<Rule> rules) {
        return ordered(rules, Comparator.comparingInt(Rule::position));
    }

    public boolean fires(Facts facts) {
        return decide(facts).fires();
    }

    /// AND does not bind tighter than OR: `a or b and c` means `(a or b) and c`. The logic of the
    /// first condition means nothing.
    public Verdict decide(Facts facts) {
        boolean holds = false;
        var met = new ArrayList<Verdict.Met>();
        for (var condition : conditions) {
            boolean isMet = condition.holds(facts);
            holds = met.isEmpty() ? isMet : join(holds, condition.logic(), isMet);
            met.add(new Verdict.Met(condition, isMet));
        }
        return new Verdict(holds && mayFire(), List.copyOf(met));
    }

    /// The same rule for a copied template, with ids of its own; what is not in the maps stays what
    /// it was.
    public Rule retarget(Map<StepId, StepId> steps, Map<FieldId, FieldId> fields, Instant now) {
        return new Rule(
                RuleId.fresh(),
                alias,
                position,
                conditions.stream().map(each -> each.retarget(steps, fields)).toList(),
                actions.stream().map(each -> each.retarget(steps, fields)).toList(),
                now,
                now,
                archivedAt);
    }

    /// Whether completing or reopening `step` makes the rule look again: it asks about the step, or
    /// about one of its fields.
    public boolean isTriggeredBy(StepId step, Set<FieldId> fieldsOfThatStep) {
        return mayFire()
                && conditions.stream()
                        .map(Condition::subject)
                        .anyMatch(
                                subject ->
                                        subject.is(Kind.STEP, step)
                                                || subject.kind() == Kind.CAPTURE
                                                        && fieldsOfThatStep.contains(
                                                                new FieldId(subject.id())));
    }

    /// Whether it is looked at when a run starts.
    public boolean hasKickoffCondition() {
        return mayFire()
                && conditions.stream().anyMatch(each -> each.subject().kind() == Kind.PRERUN);
    }

    /// The steps that it may show, which therefore start hidden, whether it can ever fire or not.
    public Set<StepId> shown() {
        SequencedSet<StepId> shown = new LinkedHashSet<>();
        if (archivedAt == null) {
            actions.stream()
                    .filter(action -> action.verb() == Verb.SHOW && action.target() != null)
                    .forEach(action -> shown.add(action.target()));
        }
        return shown;
    }

    /// Whether a condition, a target or a source names the step.
    public boolean mentions(StepId step) {
        return actions.stream().anyMatch(action -> step.equals(action.target()))
                || subjects().stream().anyMatch(subject -> subject.is(Kind.STEP, step));
    }

    /// Whether a condition or a source names the field.
    public boolean mentions(FieldId field) {
        return subjects().stream()
                .anyMatch(
                        subject ->
                                subject.kind() != Kind.STEP && subject.id().equals(field.value()));
    }

    private List<Subject> subjects() {
        var subjects = new ArrayList<Subject>();
        conditions.forEach(condition -> subjects.add(condition.subject()));
        actions.stream()
                .map(Action::source)
                .filter(source -> source != null)
                .forEach(subjects::add);
        return subjects;
    }

    private boolean mayFire() {
        return archivedAt == null && !conditions.isEmpty() && !actions.isEmpty();
    }

    private static boolean join(boolean holds, String logic, boolean isMet) {
        return switch (logic) {
            case "and" -> holds && isMet;
            case "or" -> holds || isMet;
            case null, default -> holds;
        };
    }

    private static <T> List<T> ordered(List<T> list, Comparator<T> order) {
        return list == null ? List.of() : list.stream().sorted(order).toList();
    }
}
