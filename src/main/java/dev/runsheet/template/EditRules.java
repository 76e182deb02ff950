package dev.runsheet.template;

import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.RuleId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.people.Roster;
import dev.runsheet.people.WelcomeGuests;
import dev.runsheet.rule.Action;
import dev.runsheet.rule.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Adds, changes and removes the rules of a template (templates spec 8.2).
final class EditRules {
    private EditRules() {}

    static Rule add(Handle tx, Actor actor, TemplateId id, Body body, Instant now) {
        var draft = OpenDraft.toEdit(tx, actor, id);
        var rule = define(tx, actor, draft.content(), body, Optional.empty(), now);
        var rules = new ArrayList<>(draft.content().rules());
        rules.add(rule);
        save(tx, actor, draft, rules, "Added rule " + rule.alias() + " to template", now);
        return rule;
    }

    static Rule update(
            Handle tx, Actor actor, TemplateId id, RuleId ruleId, Body body, Instant now) {
        var draft = OpenDraft.toEdit(tx, actor, id);
        var before = rule(draft, ruleId);
        var rule = define(tx, actor, draft.content(), body, Optional.of(before), now);
        var rules = without(draft, ruleId);
        rules.add(rule);
        save(tx, actor, draft, rules, "Updated rule " + rule.alias() + " of template", now);
        return rule;
    }

    static void delete(Handle tx, Actor actor, TemplateId id, RuleId ruleId, Instant now) {
        var draft = OpenDraft.toEdit(tx, actor, id);
        var rule = rule(draft, ruleId);
        var rules = without(draft, ruleId);
        save(tx, actor, draft, rules, "Deleted rule " + rule.alias() + " of template", now);
    }

    private static Rule define(
            Handle tx,
            Actor actor,
            Content content,
            Body body,
            Optional<Rule> existing,
            Instant now) {
        var scope = new TemplateScope(content, new Roster(tx, actor));
        var rule = Rule.define(body, existing, scope, next(content.rules()), now);
        body.refuseIfAny();
        WelcomeGuests.run(tx, actor, guests(rule.orElseThrow()), now);
        return rule.get();
    }

    static List<String> guests(Rule rule) {
        return rule.actions().stream()
                .map(Action::people)
                .flatMap(people -> people.guests().stream())
                .toList();
    }

    static int next(List<Rule> rules) {
        return 1 + rules.stream().mapToInt(Rule::position).max().orElse(0);
    }

    private static Rule rule(Draft draft, RuleId id) {
        return draft.content().rules().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("rule").refuse());
    }

    private static List<Rule> without(Draft draft, RuleId gone) {
        var rules = new ArrayList<>(draft.content().rules());
        rules.removeIf(rule -> rule.id().equals(gone));
        return rules;
    }

    private static void save(
            Handle tx, Actor actor, Draft draft, List<Rule> rules, String said, Instant now) {
        var edited = draft.content().withRules(Rule.inOrder(rules));
        var saved = SaveDraft.run(tx, actor, draft, edited, now);
        Events.ofTemplate(tx, actor, Verb.UPDATED, said, saved, now);
    }
}
