package dev.runsheet.run;

import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.FieldError;
import dev.runsheet.base.Owners;
import dev.runsheet.base.Problem.Conflict;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.StepId;
import dev.runsheet.base.TaskId;
import dev.runsheet.deadline.Plan;
import dev.runsheet.deadline.WorkingTime;
import dev.runsheet.task.Completer;
import dev.runsheet.task.State;
import dev.runsheet.task.Task;
import dev.runsheet.template.Content;
import dev.runsheet.template.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// A run with its tasks while one request changes it: takes each change, lets what follows from it
/// follow, and remembers what is to be saved and told. Knows no database.
final class Flow {
    private final Actor actor;
    private final Content content;
    private final Supplier<WorkingTime> working;
    private final Instant now;
    private final Reactions reactions;
    private final Happenings happenings = new Happenings();
    private final Run runBefore;
    private final Map<TaskId, Task> tasksBefore = new HashMap<>();
    private final Map<TaskId, Task> tasks = new LinkedHashMap<>();
    private Run run;

    Flow(
            Actor actor,
            Run run,
            Content content,
            Collection<Task> tasks,
            Supplier<WorkingTime> working,
            boolean rearms,
            Instant now) {
        this.actor = actor;
        this.run = run;
        this.runBefore = run;
        this.content = content;
        this.working = working;
        this.now = now;
        this.reactions = new Reactions(this, rearms);
        tasks.forEach(
                task -> {
                    this.tasks.put(task.id(), task);
                    tasksBefore.put(task.id(), task);
                });
    }

    Run run() {
        return run;
    }

    Run runBefore() {
        return runBefore;
    }

    Content content() {
        return content;
    }

    Instant now() {
        return now;
    }

    Supplier<WorkingTime> working() {
        return working;
    }

    Happenings happenings() {
        return happenings;
    }

    Collection<Task> tasks() {
        return List.copyOf(tasks.values());
    }

    /// The task, unless it is archived or not of this run.
    Task task(TaskId id) {
        var task = tasks.get(id);
        if (task == null || task.isArchived()) {
            throw new NotFound("task").refuse();
        }
        return task;
    }

    /// The task, also when it has just left the run.
    Task any(TaskId id) {
        return tasks.get(id);
    }

    Optional<Task> taskOf(StepId step) {
        return tasks.values().stream()
                .filter(task -> step.equals(task.origin().step()))
                .findFirst();
    }

    Optional<Step> step(StepId id) {
        return content.steps().stream().filter(step -> step.id().equals(id)).findFirst();
    }

    void put(Task task) {
        tasks.put(task.id(), task);
    }

    void put(Run other) {
        run = other;
    }

    /// A task that was not there before, put among the others.
    void add(Task task, int position) {
        put(task);
        move(task.id(), position);
        happenings.of(task, Verb.CREATED, "Created task");
        happenings.tellAssigned(task, Owners.NOBODY);
    }

    /// Gone for good; its row is the caller's to delete.
    void remove(TaskId id) {
        tasks.remove(id);
        put(run.touched(now));
    }

    List<Task> newTasks() {
        return tasks.values().stream().filter(task -> !tasksBefore.containsKey(task.id())).toList();
    }

    /// The tasks that were there and are not as they came.
    List<Task> changedTasks() {
        return tasks.values().stream()
                .filter(task -> tasksBefore.containsKey(task.id()))
                .filter(task -> task != tasksBefore.get(task.id()))
                .toList();
    }

    boolean isChanged() {
        return run != runBefore || !changedTasks().isEmpty() || !newTasks().isEmpty();
    }

    /// The tasks that rules changed, by id.
    Map<TaskId, Task> changedByRules() {
        var changed = new LinkedHashMap<TaskId, Task>();
        reactions.changed().forEach(id -> changed.put(id, tasks.get(id)));
        return changed;
    }

    /// At launch: steps that some rule shows start hidden, then the kick-off answers have their say
    /// (tasks spec 15.3).
    void launch() {
        happenings.of(run, Verb.CREATED, "Launched process: " + run.details().name());
        happenings.tell("process.launched", run);
        reactions.hideWhatRulesShow();
        reactions.toKickoff();
        tasks.values().stream()
                .filter(Task::isOpen)
                .forEach(task -> happenings.tellAssigned(task, Owners.NOBODY));
    }

    /// The kick-off form was submitted again.
    void resubmitted() {
        reactions.toKickoff();
    }

    Task complete(
            TaskId id,
            Completer by,
            Boolean approved,
            Set<String> everyone,
            List<FieldError> missing) {
        var before = task(id);
        var after = before.complete(actor, by, approved, everyone, missing, now);
        put(after);
        if (after.isCompleted()) {
            completed(after);
        } else {
            happenings.changed(after, "completion_progress", doneCount(before));
        }
        return after;
    }

    Task expire(TaskId id) {
        var after = task(id).expire(now);
        put(after);
        completed(after);
        return after;
    }

    private void completed(Task task) {
        happenings.of(task, Verb.COMPLETED, "Completed task");
        happenings.tellCompleted(task);
        followAnchor(task);
        reactions.to(task);
    }

    private static int doneCount(Task task) {
        return task.state() instanceof State.Open open ? open.doneBy().size() : 0;
    }

    Task reopen(TaskId id) {
        var after = task(id).reopen(now);
        reopened(after);
        reactions.to(after);
        return after;
    }

    /// What every reopening brings with it, be it by a person or by a rule.
    void reopened(Task task) {
        put(task);
        happenings.of(task, Verb.UNCOMPLETED, "Reopened task");
        happenings.tell("task.reopened", task);
        reactions.rearm(task);
    }

    Task hide(TaskId id) {
        var before = task(id);
        requireStep(before);
        var after = before.hide(true, now);
        if (after != before) {
            put(after);
            happenings.changed(after, "status", "active");
        }
        return after;
    }

    Task show(TaskId id) {
        var before = task(id);
        var after = before.show(true, now);
        if (after != before) {
            put(after);
            happenings.changed(after, "status", "auto-skipped");
        }
        return after;
    }

    private static void requireStep(Task task) {
        if (task.isOneOff()) {
            throw new Conflict("A one-off task cannot be hidden.").refuse();
        }
        if (task.isCompleted()) {
            throw new Conflict("A completed task cannot be hidden.").refuse();
        }
    }

    /// The tasks whose deadline hangs on this one get their dates, except those that a person or a
    /// rule dated.
    void followAnchor(Task anchor) {
        if (!anchor.origin().hasDependents()) {
            return;
        }
        new Plan(run.createdAt(), working.get(), planned())
                .dependents(anchor.origin().step())
                .forEach(
                        (step, due) ->
                                taskOf(step)
                                        .filter(task -> !task.work().isDeadlineFixed())
                                        .ifPresent(task -> date(task, due.orElse(null))));
    }

    private void date(Task task, Instant due) {
        if (!Objects.equals(due, task.work().deadline())) {
            put(task.with(task.work().withDeadline(due, false), now));
        }
    }

    private List<Plan.Step> planned() {
        var planned = new ArrayList<Plan.Step>();
        for (var task : tasks.values()) {
            var step = task.isOneOff() ? Optional.<Step>empty() : step(task.origin().step());
            step.ifPresent(
                    each ->
                            planned.add(
                                    Plan.Step.of(
                                                    each.id(),
                                                    task.work().isDeadlineFixed()
                                                            ? null
                                                            : each.deadline())
                                            .due(task.work().deadline())
                                            .completed(completedAt(task))));
        }
        return planned;
    }

    private static Instant completedAt(Task task) {
        return task.state() instanceof State.Completed done ? done.at() : null;
    }

    /// Moves a task among its siblings, which make room.
    void move(TaskId id, int position) {
        var others =
                new ArrayList<>(
                        tasks.values().stream()
                                .filter(task -> !task.id().equals(id))
                                .sorted(Comparator.comparingInt(task -> task.work().position()))
                                .toList());
        others.add(Math.min(position - 1, others.size()), tasks.get(id));
        for (int i = 0; i < others.size(); i++) {
            var task = others.get(i);
            if (task.work().position() != i + 1) {
                var moved = task.work().withPosition(i + 1);
                put(task.id().equals(id) ? task.with(moved, now) : task.showing(moved));
            }
        }
    }

    /// Brings everything that follows from the tasks up to date, once all changes are made: titles
    /// with variables, progress, whether the run is complete, and the revisions.
    void settle() {
        if (!isChanged()) {
            return;
        }
        fillVariables();
        var settled = run.settled(Progress.of(tasks.values()), !content.kickoff().isEmpty(), now);
        if (settled.isComplete() && !run.isComplete()) {
            happenings.of(settled, Verb.COMPLETED, "Completed process: " + run.details().name());
            happenings.tell("process.completed", settled);
        }
        if (!settled.equals(runBefore)) {
            run = settled.revised();
        }
        changedTasks().forEach(task -> put(task.revised()));
    }

    /// As `settle`, for a run that is just being made: what is new has no revision to raise.
    void settleNew() {
        fillVariables();
        run = run.settled(Progress.of(tasks.values()), !content.kickoff().isEmpty(), now).revised();
        if (run.isComplete()) {
            happenings.of(run, Verb.COMPLETED, "Completed process: " + run.details().name());
            happenings.tell("process.completed", run);
        }
    }

    private void fillVariables() {
        for (var task : tasks.values()) {
            if (task.work().hasVariables()) {
                var filled = new Wording(this).fill(task);
                if (!filled.equals(task.work())) {
                    tasks.replace(task.id(), task.showing(filled));
                }
            }
        }
    }
}
