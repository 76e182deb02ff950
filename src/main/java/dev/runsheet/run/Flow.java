package dev.runsheet.run;

import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.FieldError;
import dev.runsheet.base.Owners;
import dev.runsheet.base.Problem.Conflict;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.StepId;
import dev.runsheet.base.TaskId;
import dev.runsheet.deadline.WorkingTime;
import dev.runsheet.task.Completer;
import dev.runsheet.task.State;
import dev.runsheet.task.Task;
import dev.runsheet.template.Content;
import dev.runsheet.template.Step;
import dev.runsheet.template.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A run with its tasks while one request changes it: takes each change, lets what follows from it
/// follow, and remembers what is to be saved and told. Knows no database.
final class Flow {
    private final Actor actor;
    private final Content content;
    private final List<Content> injected;
    private final Supplier<WorkingTime> working;
    private final Instant now;
    private final Reactions reactions;
    private final Happenings happenings = new Happenings();
    private final Run runBefore;
    private final Map<TaskId, Task> tasksBefore = new HashMap<>();
    private final Map<TaskId, Task> tasks = new LinkedHashMap<>();
    private final List<Task> completed = new ArrayList<>();
    private Run run;

    Flow(
            Actor actor,
            Run run,
            Content content,
            List<Content> injected,
            Collection<Task> tasks,
            Supplier<WorkingTime> working,
            boolean rearms,
            Instant now) {
        this.actor = actor;
        this.run = run;
        this.runBefore = run;
        this.content = content;
        this.injected = new ArrayList<>(injected);
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

    /// Of the template, and of those whose steps were put into the run.
    List<Step> steps() {
        return Stream.concat(Stream.of(content), injected.stream())
                .flatMap(each -> each.steps().stream())
                .toList();
    }

    Optional<Step> step(StepId id) {
        return Stream.concat(Stream.of(content), injected.stream())
                .flatMap(each -> each.step(id).stream())
                .findFirst();
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

    /// The steps of another template, as tasks right behind one that is there. Its rules and its
    /// kick-off form stay outside.
    void inject(Version version, List<Task> more, Task behind) {
        injected.add(version.content());
        var known = new Launched.Injected(version.template(), version.number());
        put(run.with(run.from().plus(known), now));
        int place = behind.work().position() + 1;
        for (var task : more) {
            add(task, place++);
        }
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

    /// A changed task, as it came.
    Task before(Task changed) {
        return tasksBefore.get(changed.id());
    }

    boolean isChanged() {
        return run != runBefore || !changedTasks().isEmpty() || !newTasks().isEmpty();
    }

    /// The tasks that rules changed, by id; what one rule did and another undid is no change.
    Map<TaskId, Task> changedByRules() {
        var changed = new LinkedHashMap<TaskId, Task>();
        for (var id : reactions.changed()) {
            var before = tasksBefore.get(id);
            var after = tasks.get(id);
            if (!after.state().equals(before.state()) || !after.work().equals(before.work())) {
                changed.put(id, after);
            }
        }
        return changed;
    }

    /// At launch: steps that some rule shows start hidden, then the kick-off answers have their say
    /// (tasks spec 15.3).
    void launch() {
        happenings.of(run, Verb.CREATED, "Launched process: " + run.details().name());
        callWebhook();
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
        completed.add(task);
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

    /// The tasks whose deadline hangs on this one get their dates.
    void followAnchor(Task anchor) {
        if (anchor.origin().hasDependents()) {
            new Anchored(this).follow(anchor);
        }
    }

    /// Moves a task among its siblings, which make room.
    void move(TaskId id, int position) {
        new Places(this).move(tasks.get(id), position);
    }

    /// Brings everything that follows from the tasks up to date, once all changes are made: titles
    /// with variables, progress, whether the run is complete, and the revisions.
    void settle() {
        if (!isChanged()) {
            return;
        }
        new Wording(this).fill();
        var settled = run.settled(Progress.of(tasks.values()), !content.kickoff().isEmpty(), now);
        boolean isCompleted = settled.isComplete() && !run.isComplete();
        if (isCompleted) {
            happenings.of(settled, Verb.COMPLETED, "Completed process: " + run.details().name());
        }
        if (!settled.equals(runBefore)) {
            run = settled.revised();
        }
        changedTasks().forEach(task -> put(task.revised()));
        completed.forEach(this::callWebhook);
        if (isCompleted) {
            callWebhook();
        }
    }

    /// The webhook of the step goes before that of the template.
    private void callWebhook(Task task) {
        var own = task.work().webhook();
        var url = own == null ? content.webhook() : own;
        if (url != null) {
            happenings.callWebhook(run, task, url, next());
        }
    }

    /// The webhook of the template hears of its runs as well.
    private void callWebhook() {
        if (content.webhook() != null) {
            happenings.callWebhook(run, content.webhook());
        }
    }

    /// The first task that is to be done, by its place.
    private Optional<TaskId> next() {
        return tasks.values().stream()
                .filter(task -> task.isOpen() && !task.isArchived())
                .min(Comparator.comparingInt(task -> task.work().position()))
                .map(Task::id);
    }

    /// As `settle`, for a run that is just being made: what is new has no revision to raise.
    void settleNew() {
        new Wording(this).fill();
        run = run.settled(Progress.of(tasks.values()), !content.kickoff().isEmpty(), now).revised();
        if (run.isComplete()) {
            happenings.of(run, Verb.COMPLETED, "Completed process: " + run.details().name());
            callWebhook();
        }
    }
}
