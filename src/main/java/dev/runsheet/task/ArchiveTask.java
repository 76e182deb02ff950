package dev.runsheet.task;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Problem.Conflict;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Problem.NotFound;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Puts a one-off task away, brings it back, and destroys it (tasks spec 4.7).
public final class ArchiveTask {
    private ArchiveTask() {}

    public static Task archive(Handle tx, Actor actor, Task task, Instant now) {
        requireOneOff(actor, task);
        if (task.isArchived()) {
            throw new NotFound("task").refuse();
        }
        return UpdateTask.saved(
                tx,
                actor,
                task.archived(now, false, now),
                List.of(TaskEvents.of(task, Verb.ARCHIVED, "Archived task")),
                List.of(),
                now);
    }

    /// A task that is not archived stays as it is.
    public static Task restore(Handle tx, Actor actor, Task task, Instant now) {
        requireOneOff(actor, task);
        if (!task.isArchived()) {
            return task;
        }
        return UpdateTask.saved(
                tx,
                actor,
                task.archived(null, false, now),
                List.of(TaskEvents.of(task, Verb.UNARCHIVED, "Restored task")),
                List.of(),
                now);
    }

    public static void purge(Handle tx, Actor actor, Task task, Instant now) {
        requireOneOff(actor, task);
        TaskStore.delete(tx, actor.org(), task.id());
        Journal.record(tx, actor, TaskEvents.of(task, Verb.DELETED, "Deleted task"), now);
    }

    public static void requireOneOff(Actor actor, Task task) {
        task.requireVisible(actor);
        if (!task.isOneOff()) {
            throw new Conflict(
                            "Only one-off tasks can be archived, restored or deleted; a task of a process goes with it.")
                    .refuse();
        }
        if (actor.isGuest() || actor.isLight() && !task.isAssignedTo(actor)) {
            throw new Forbidden("You may not archive or delete this task.").refuse();
        }
    }
}
