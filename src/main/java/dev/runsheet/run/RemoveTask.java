package dev.runsheet.run;

import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.Settings;
import dev.runsheet.task.ArchiveTask;
import dev.runsheet.task.Task;
import dev.runsheet.task.TaskStore;
import java.time.Instant;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// Archives, restores and deletes one-off tasks that people added to a run, so that its progress
/// follows. `expected` may refuse the task as it was found.
final class RemoveTask {
    private RemoveTask() {}

    static void archive(
            Handle tx,
            Actor actor,
            Task found,
            Settings settings,
            Consumer<Task> expected,
            Instant now) {
        var flow = Flows.openCalm(tx, actor, found.run(), settings, now);
        var task = flow.task(found.id());
        require(actor, task, expected);
        flow.put(task.archived(now, false, now));
        flow.happenings().of(task, Verb.ARCHIVED, "Archived task");
        Flows.save(tx, actor, flow, now);
    }

    static Task restore(
            Handle tx,
            Actor actor,
            Task found,
            Settings settings,
            Consumer<Task> expected,
            Instant now) {
        var flow = Flows.openCalm(tx, actor, found.run(), settings, now);
        var task = there(flow, found);
        require(actor, task, expected);
        if (task.isArchived()) {
            flow.put(task.archived(null, false, now));
            flow.happenings().of(task, Verb.UNARCHIVED, "Restored task");
            Flows.save(tx, actor, flow, now);
        }
        return flow.any(found.id());
    }

    static void purge(
            Handle tx,
            Actor actor,
            Task found,
            Settings settings,
            Consumer<Task> expected,
            Instant now) {
        var flow = Flows.openCalm(tx, actor, found.run(), settings, now);
        var task = there(flow, found);
        require(actor, task, expected);
        flow.remove(task.id());
        flow.happenings().of(task, Verb.DELETED, "Deleted task");
        Flows.save(tx, actor, flow, now);
        TaskStore.delete(tx, actor.org(), task.id());
    }

    private static void require(Actor actor, Task task, Consumer<Task> expected) {
        task.requireVisible(actor);
        expected.accept(task);
        ArchiveTask.requireOneOff(actor, task);
    }

    /// Somebody may have taken it out of the run before it was locked.
    private static Task there(Flow flow, Task found) {
        var task = flow.any(found.id());
        if (task == null) {
            throw new NotFound("task").refuse();
        }
        return task;
    }
}
