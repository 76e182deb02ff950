package dev.runsheet.task;

import dev.runsheet.activity.Event;
import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Message;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Faults;
import dev.runsheet.base.FieldError;
import dev.runsheet.base.Problem.Conflict;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.Settings;
import dev.runsheet.base.TaskId;
import dev.runsheet.people.OrganizationStore;
import dev.runsheet.people.Roster;
import dev.runsheet.platform.db.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// Changes, completes and reopens tasks that stand on their own, outside of any run.
public final class UpdateTask {
    private UpdateTask() {}

    public static Task run(
            Handle tx,
            Actor actor,
            TaskId id,
            TaskChange change,
            Faults faults,
            Settings settings,
            Consumer<Task> expected,
            Instant now) {
        var before = lock(tx, actor, id);
        expected.accept(before);
        var turn = change.turn();
        if (turn == TaskChange.Turn.HIDE) {
            throw new Conflict("A one-off task cannot be hidden.").refuse();
        }
        if (turn == TaskChange.Turn.OPEN && before.isCompleted() && change.isStatusOnly()) {
            faults.refuseIfAny();
            return reopened(tx, actor, before, now);
        }
        var after =
                ChangeTask.run(
                        tx,
                        actor,
                        before,
                        change,
                        faults,
                        settings,
                        () -> OrganizationStore.find(tx, actor.org()).workingTime(),
                        now);
        if (turn == TaskChange.Turn.COMPLETE) {
            var completion = new Completion(id, change.approved().orElse(null), Map.of(), null);
            return completed(tx, actor, before, after, completion, now);
        }
        if (after == before) {
            return before;
        }
        var assigned = TaskEvents.assigned(after, before.work().owners());
        return saved(
                tx,
                actor,
                after,
                TaskEvents.changes(before, after),
                assigned.stream().toList(),
                now);
    }

    public static Task complete(
            Handle tx,
            Actor actor,
            Completion completion,
            Settings settings,
            Consumer<Task> expected,
            Instant now) {
        var before = lock(tx, actor, completion.task());
        expected.accept(before);
        var task = before;
        if (task.isOpen() && task.isOpenTo(actor)) {
            var roster = new Roster(tx, actor);
            var answers =
                    Answers.merge(task, completion.answers(), settings.unknownFieldKeys(), roster);
            task = task.with(task.work().withAnswers(answers), now);
        }
        return completed(tx, actor, before, task, completion, now);
    }

    public static Task reopen(
            Handle tx, Actor actor, TaskId id, Consumer<Task> expected, Instant now) {
        var before = lock(tx, actor, id);
        expected.accept(before);
        return reopened(tx, actor, before, now);
    }

    /// Ended by its deadline or its age; false when there was nothing to end.
    public static boolean expire(Handle tx, Actor actor, TaskId id, Instant now) {
        var task = lock(tx, actor, id);
        if (!task.isOpen() || task.talk().hasIssue()) {
            return false;
        }
        var done = task.expire(now);
        saved(
                tx,
                actor,
                done,
                List.of(TaskEvents.of(done, Verb.COMPLETED, "Completed task")),
                TaskEvents.completedAlone(done),
                now);
        return true;
    }

    private static Task completed(
            Handle tx, Actor actor, Task before, Task task, Completion completion, Instant now) {
        var missing = task.isOpen() ? Answers.missing(task) : List.<FieldError>of();
        var by = NameCompleter.run(tx, actor, completion.override());
        var done =
                task.complete(
                        actor, by, completion.approved(), Everyone.of(tx, task), missing, now);
        NotePart.run(tx, actor, done, by, now);
        if (!done.isCompleted()) {
            var part = TaskEvents.of(done, Verb.UPDATED, "Updated task");
            return saved(
                    tx,
                    actor,
                    done,
                    List.of(part.changing("completion_progress", null)),
                    List.of(),
                    now);
        }
        var events = new ArrayList<>(TaskEvents.changes(before, task));
        events.add(TaskEvents.of(done, Verb.COMPLETED, "Completed task"));
        return saved(tx, actor, done, events, TaskEvents.completedAlone(done), now);
    }

    private static Task reopened(Handle tx, Actor actor, Task before, Instant now) {
        before.requireReopening(actor);
        var after = before.reopen(now);
        return saved(
                tx,
                actor,
                after,
                List.of(TaskEvents.of(after, Verb.UNCOMPLETED, "Reopened task")),
                List.of(),
                now);
    }

    static Task saved(
            Handle tx,
            Actor actor,
            Task task,
            List<Event> events,
            List<Message> messages,
            Instant now) {
        var revised = task.revised();
        var writes = new ArrayList<Write>();
        writes.add(TaskStore.saving(actor.org(), List.of(revised)));
        AttachmentStore.attaching(actor.org(), Attachment.of(List.of(revised)))
                .ifPresent(writes::add);
        writes.add(Journal.recording(actor, events, messages, now));
        Write.all(tx, writes.toArray(Write[]::new));
        return revised;
    }

    /// A task that is there for work: not archived, and not kept from the actor.
    private static Task lock(Handle tx, Actor actor, TaskId id) {
        var task = lockLive(tx, actor, id);
        task.requireVisible(actor);
        return task;
    }

    /// For who has asked elsewhere whether the actor may see it.
    static Task lockLive(Handle tx, Actor actor, TaskId id) {
        var task = TaskStore.lock(tx, actor.org(), id);
        if (task.isArchived()) {
            throw new NotFound("task").refuse();
        }
        return task;
    }
}
