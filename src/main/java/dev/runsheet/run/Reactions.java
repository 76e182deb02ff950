package dev.runsheet.run;

import dev.runsheet.activity.Event;
import dev.runsheet.activity.Message;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.FieldId;
import dev.runsheet.base.Id;
import dev.runsheet.base.Owners;
import dev.runsheet.base.RuleId;
import dev.runsheet.base.StepId;
import dev.runsheet.base.TaskId;
import dev.runsheet.rule.Action;
import dev.runsheet.rule.Rule;
import dev.runsheet.rule.Verdict;
import dev.runsheet.task.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;

/// The rules of a run at work: which are asked when, in which order, and what they change (tasks
/// spec 15.3 to 15.8).
final class Reactions {
    /// Reopening may trigger rules that reopen; this ends what would never end.
    private static final int MOST_FIRINGS = 500;

    private final Flow flow;
    private final boolean rearms;
    private final Set<TaskId> changed = new LinkedHashSet<>();
    private final Queue<TaskId> reopened = new ArrayDeque<>();
    private int firings;

    Reactions(Flow flow, boolean rearms) {
        this.flow = flow;
        this.rearms = rearms;
    }

    Set<TaskId> changed() {
        return changed;
    }

    /// Leaves no line in the feed: nothing has happened yet.
    void hideWhatRulesShow() {
        var shown = new HashSet<StepId>();
        rules().forEach(rule -> shown.addAll(rule.shown()));
        for (var step : shown) {
            flow.taskOf(step).ifPresent(task -> flow.put(task.hide(false, flow.now())));
        }
    }

    void toKickoff() {
        for (var rule : rules()) {
            if (rule.hasKickoffCondition()) {
                ask(rule, null);
            }
        }
        followReopened();
    }

    /// The task was completed or reopened: the rules that ask about it or its answers are asked.
    void to(Task trigger) {
        if (trigger.isOneOff()) {
            return;
        }
        askAbout(trigger);
        followReopened();
    }

    /// Rules that ask about a reopened task may have their effect once more (tasks spec C44).
    void rearm(Task task) {
        if (!rearms || task.isOneOff() || flow.run().fired().isEmpty()) {
            return;
        }
        var armed =
                rules().stream()
                        .filter(rule -> rule.isTriggeredBy(task.origin().step(), fieldsOf(task)))
                        .map(Rule::id)
                        .collect(Collectors.toSet());
        var still = flow.run().fired().stream().filter(id -> !armed.contains(id)).toList();
        if (still.size() < flow.run().fired().size()) {
            flow.put(flow.run().firing(still));
        }
    }

    private void followReopened() {
        while (!reopened.isEmpty()) {
            askAbout(flow.task(reopened.remove()));
        }
    }

    private void askAbout(Task trigger) {
        var step = trigger.origin().step();
        var fields = fieldsOf(trigger);
        for (var rule : rules()) {
            if (rule.isTriggeredBy(step, fields)) {
                ask(rule, trigger);
            }
        }
    }

    private Set<FieldId> fieldsOf(Task task) {
        return flow.step(task.origin().step())
                .map(
                        step ->
                                step.fields().stream()
                                        .map(field -> field.id())
                                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private List<Rule> rules() {
        return Rule.inOrder(flow.content().rules());
    }

    private void ask(Rule rule, Task trigger) {
        if (flow.run().fired().contains(rule.id()) || firings >= MOST_FIRINGS) {
            return;
        }
        var facts = new RunFacts(flow.content(), flow.run(), flow::taskOf);
        var verdict = rule.decide(facts);
        if (!verdict.fires()) {
            executed(rule, Verb.EXECUTION_FAIL, verdict, Map.of());
            return;
        }
        firings++;
        flow.put(flow.run().firing(plus(flow.run().fired(), rule.id())));
        var actions = new LinkedHashMap<String, Object>();
        boolean isWhole = true;
        for (var action : rule.actions()) {
            isWhole &= act(rule, action, trigger, actions);
        }
        executed(rule, isWhole ? Verb.EXECUTED : Verb.EXECUTION_FAIL, verdict, actions);
    }

    private static List<RuleId> plus(List<RuleId> fired, RuleId more) {
        var all = new ArrayList<>(fired);
        all.add(more);
        return List.copyOf(all);
    }

    /// False when the action could not be carried out.
    private boolean act(Rule rule, Action action, Task trigger, Map<String, Object> actions) {
        var target = action.target() == null ? null : flow.taskOf(action.target()).orElse(null);
        switch (action.verb()) {
            case EMIT_WEBHOOK -> emit(rule, action, target == null ? trigger : target);
            case REOPEN -> reopen(action, target, trigger, actions);
            case SHOW, HIDE, ASSIGN, ASSIGN_ONLY, UNASSIGN, CLEAR_ASSIGNEES, DEADLINE -> {
                return target == null || change(action, target, actions);
            }
        }
        return true;
    }

    private boolean change(Action action, Task target, Map<String, Object> actions) {
        var effects =
                new Effects(flow.content(), flow.run(), flow::taskOf, flow.working(), flow.now());
        Task after;
        try {
            after = effects.on(target, action);
        } catch (Effects.Impossible fault) {
            did(target, action, fault.getMessage(), actions);
            return false;
        }
        if (after != target) {
            flow.put(after);
            changed.add(after.id());
            did(target, action, null, actions);
            if (action.verb() == dev.runsheet.rule.Verb.DEADLINE) {
                flow.followAnchor(after);
            }
            var before = target.isOpen() ? target.work().owners() : Owners.NOBODY;
            if (after.isOpen()) {
                flow.happenings().tellAssigned(after, before);
            }
        }
        return true;
    }

    private void reopen(Action action, Task target, Task trigger, Map<String, Object> actions) {
        boolean isTrigger = target != null && trigger != null && target.id().equals(trigger.id());
        if (target == null || isTrigger || !target.isCompleted() || target.isArchived()) {
            return;
        }
        var after = target.reopen(flow.now());
        flow.reopened(after);
        changed.add(after.id());
        did(target, action, null, actions);
        reopened.add(after.id());
    }

    private void emit(Rule rule, Action action, Task about) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("url", action.webhookUrl());
        payload.put("name", action.webhookName());
        payload.put("rule", rule.id());
        if (about == null) {
            flow.happenings()
                    .messages()
                    .add(new Message("rule.webhook", flow.run().id(), null, payload));
        } else {
            flow.happenings().tell("rule.webhook", about, payload);
        }
    }

    private static void did(Task target, Action action, String fault, Map<String, Object> actions) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("title", target.work().shownTitle());
        var verb = action.verb().name().toLowerCase(Locale.ROOT);
        entry.put("actions", List.of(fault == null ? verb : verb + ": " + fault));
        actions.merge(
                target.id().hex(),
                entry,
                (before, more) -> {
                    var all = new ArrayList<Object>((List<?>) ((Map<?, ?>) before).get("actions"));
                    all.addAll((List<?>) ((Map<?, ?>) more).get("actions"));
                    entry.put("actions", all);
                    return entry;
                });
    }

    /// One line of the feed for each time a rule was asked, met or not.
    private void executed(Rule rule, Verb verb, Verdict verdict, Map<String, Object> actions) {
        var state = new LinkedHashMap<String, Object>();
        state.put("automation_id", rule.id());
        state.put("alias", rule.alias());
        state.put("rules", verdict.conditions().stream().map(this::said).toList());
        state.put("actions", actions);
        flow.happenings()
                .add(
                        Event.of(
                                        verb,
                                        Happenings.subject(flow.run()),
                                        Happenings.template(flow.run()),
                                        (verb == Verb.EXECUTED
                                                        ? "Rule applied: "
                                                        : "Rule not met: ")
                                                + rule.alias())
                                .with(state));
    }

    private Map<String, Object> said(Verdict.Met met) {
        var condition = met.condition();
        var said = new LinkedHashMap<String, Object>();
        said.put("type", condition.subject().kind().name().toLowerCase(Locale.ROOT));
        said.put("id", Id.hex(condition.subject().id()));
        said.put("operation", condition.operation());
        said.put("statement", condition.statement());
        said.put("logic", condition.logic());
        said.put("isMet", met.isMet());
        return said;
    }
}
