package dev.runsheet.template;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.StageId;
import dev.runsheet.base.StepId;
import dev.runsheet.custom.Holder;
import dev.runsheet.deadline.DefaultDeadline;
import dev.runsheet.people.Roster;
import dev.runsheet.rule.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Reads the whole content of a new template, whose parts have their ids already.
final class ContentForm {
    private static final int LONGEST_NAME = 250;
    private static final int LAST_POSITION = 1_000_000;
    private static final Content BLANK =
            new Content(
                    "", null, null, null, null, null, null, null, null, false, false, false, false,
                    null, false, false, false, false, false, false, Map.of(), List.of(), List.of(),
                    List.of(), List.of(), Map.of());

    private final Handle tx;
    private final Actor actor;
    private final Body body;
    private final DefaultDeadline due;
    private final Instant now;
    private final CustomFieldsForm customs;

    ContentForm(Handle tx, Actor actor, Body body, DefaultDeadline due, Instant now) {
        this.tx = tx;
        this.actor = actor;
        this.body = body;
        this.due = due;
        this.now = now;
        this.customs = new CustomFieldsForm(tx, actor.org());
    }

    /// Faults are in the body.
    Content read() {
        var content =
                TemplateForm.read(tx, actor, body, BLANK)
                        .withKickoff(FieldsForm.restore(body, "prerun", customs, now))
                        .withStages(stages())
                        .customized(customs.read(body, Holder.TEMPLATE));
        var whole = content.withSteps(steps(content.stages()));
        return whole.withRules(rules(whole));
    }

    private List<Stage> stages() {
        var stages = new ArrayList<Stage>();
        for (var entry : ordered("stages")) {
            var id = new StageId(FieldsForm.id(entry).orElseThrow());
            stages.add(
                    new Stage(id, entry.requiredString("name", LONGEST_NAME), stages.size() + 1));
        }
        return stages;
    }

    private List<Step> steps(List<Stage> stages) {
        var entries = ordered("steps");
        var outline =
                new Outline(
                        entries.stream().map(ContentForm::stepId).collect(Collectors.toSet()),
                        stages.stream().map(Stage::id).collect(Collectors.toSet()));
        var by = actor.member().orElse(null);
        var steps = new ArrayList<Step>();
        for (var entry : entries) {
            var alias = entry.raw("alias") instanceof String text ? text : null;
            var blank = Step.blank(stepId(entry), alias, steps.size() + 1, due, by, now);
            var fields = FieldsForm.restore(entry, "captures", customs, now);
            var step = StepForm.read(tx, actor.org(), outline, entry, blank, fields, now);
            steps.add(step.customized(customs.read(entry, Holder.STEP), now));
        }
        return steps;
    }

    private List<Rule> rules(Content content) {
        var scope = new TemplateScope(content, new Roster(tx, actor));
        var rules = new ArrayList<Rule>();
        for (var entry : body.objects("automated_actions")) {
            Rule.define(entry, Optional.empty(), scope, rules.size() + 1, now)
                    .ifPresent(rules::add);
        }
        return Rule.inOrder(rules);
    }

    /// In the order of their positions, those without one as they come.
    private List<Body> ordered(String key) {
        var entries = new ArrayList<>(body.objects(key));
        entries.sort(
                Comparator.comparingInt(
                        entry ->
                                entry.integer("position", 0, LAST_POSITION).orElse(LAST_POSITION)));
        return entries;
    }

    private static StepId stepId(Body entry) {
        return new StepId(FieldsForm.id(entry).orElseThrow());
    }
}
