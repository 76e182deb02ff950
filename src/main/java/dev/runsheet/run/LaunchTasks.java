package dev.runsheet.run;

import dev.runsheet.base.Body;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Owners;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Settings.LaunchTasksMap;
import dev.runsheet.base.StepId;
import dev.runsheet.base.TaskId;
import dev.runsheet.comment.Talk;
import dev.runsheet.deadline.Plan;
import dev.runsheet.deadline.WorkingTime;
import dev.runsheet.form.Field;
import dev.runsheet.task.Form;
import dev.runsheet.task.Origin;
import dev.runsheet.task.State;
import dev.runsheet.task.Task;
import dev.runsheet.task.TaskChange;
import dev.runsheet.task.Work;
import dev.runsheet.template.Step;
import dev.runsheet.template.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes the tasks of a new run out of the steps of its template (templates spec 10.3).
record LaunchTasks(
        Version version,
        Launch launch,
        RunId run,
        MemberId starter,
        WorkingTime working,
        LaunchTasksMap mapping,
        Instant now) {

    /// The steps that become tasks, in the order they will have.
    List<Step> steps() {
        boolean isSubset = mapping == LaunchTasksMap.SUBSET && !launch.tasks().isEmpty();
        return version.content().steps().stream()
                .filter(step -> !isSubset || step.isMandatory() || override(step).isPresent())
                .sorted(Comparator.comparingInt(this::place).thenComparingInt(Step::position))
                .toList();
    }

    /// `firstNumber` is the number of the first task.
    List<Task> tasks(long firstNumber) {
        var steps = steps();
        var deadlines = deadlines(steps);
        var anchors = anchors(steps);
        var tasks = new ArrayList<Task>();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            tasks.add(
                    new Task(
                            version.org(),
                            TaskId.fresh(),
                            firstNumber + i,
                            run,
                            origin(step, anchors.contains(step.id())),
                            work(step, i + 1, deadlines.get(step.id())),
                            Form.of(step.fields()),
                            State.NEW,
                            Talk.NONE,
                            now,
                            null,
                            false,
                            1));
        }
        return tasks;
    }

    private Origin origin(Step step, boolean hasDependents) {
        return new Origin(
                version.template(),
                step.id(),
                step.alias(),
                step.position(),
                step.stage(),
                hasDependents,
                starter,
                now);
    }

    private Work work(Step step, int position, Optional<Instant> deadline) {
        var owners = owners(step);
        return new Work(
                step.kind(),
                step.title(),
                step.summary(),
                step.title(),
                step.summary(),
                owners,
                step.tags(),
                step.policy(),
                startingAnswers(step.fields()),
                step.webhook(),
                position,
                startsAt(step),
                deadline.orElse(null),
                override(step).filter(each -> each.deadline().isPresent()).isPresent(),
                step.custom());
    }

    /// The launch's people, else the step's and its roles', else whoever launches (tasks spec C34).
    private Owners owners(Step step) {
        var sent = override(step).map(Launch.Override::owners).orElse(Owners.NOBODY);
        if (!sent.isNobody()) {
            return sent;
        }
        var owners = step.owners();
        for (var role : step.roles()) {
            owners = owners.plus(launch.roles().getOrDefault(role, Owners.NOBODY));
        }
        return owners.isNobody() && step.assignRunStarter()
                ? new Owners(List.of(starter), List.of(), List.of())
                : owners;
    }

    private Instant startsAt(Step step) {
        if (step.policy().softStart() || step.startDate() == null) {
            return now;
        }
        var start = step.startDate();
        return working.shift(now, start.value(), start.unit(), false);
    }

    private static Map<String, Object> startingAnswers(List<Field> fields) {
        var answers = new LinkedHashMap<String, Object>();
        fields.forEach(
                field ->
                        field.startingValue()
                                .ifPresent(value -> answers.put(field.id().hex(), value)));
        return answers;
    }

    private Map<StepId, Optional<Instant>> deadlines(List<Step> steps) {
        var planned =
                steps.stream()
                        .map(
                                step ->
                                        Plan.Step.of(step.id(), step.deadline())
                                                .due(
                                                        override(step)
                                                                .map(
                                                                        each ->
                                                                                each.deadline()
                                                                                        .value())
                                                                .orElse(null)))
                        .toList();
        return new Plan(now, working, planned).deadlines();
    }

    private static Set<StepId> anchors(List<Step> steps) {
        return steps.stream()
                .filter(step -> step.deadline() != null && step.deadline().anchor() != null)
                .map(step -> step.deadline().anchor())
                .collect(Collectors.toSet());
    }

    private int place(Step step) {
        return override(step).map(each -> each.position().or(null)).orElse(step.position());
    }

    private Optional<Launch.Override> override(Step step) {
        var byId = launch.tasks().get(step.id().hex());
        return Optional.ofNullable(byId != null ? byId : launch.tasks().get(step.alias()));
    }

    /// Overrides of what is no step of the template, and more people than a step takes, are faults.
    void check(Body body) {
        var known =
                version.content().steps().stream()
                        .flatMap(step -> Stream.of(step.id().hex(), step.alias()))
                        .collect(Collectors.toSet());
        for (var key : launch.tasks().keySet()) {
            if (!known.contains(key)) {
                body.fault("tasks." + key, "The task " + key + " is not part of the template.");
            }
        }
        for (var step : steps()) {
            var path = "tasks." + step.id().hex() + ".owners";
            TaskChange.checkRoom(step.policy(), owners(step), path, body.faults());
        }
    }
}
