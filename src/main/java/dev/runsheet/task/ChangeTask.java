package dev.runsheet.task;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Faults;
import dev.runsheet.base.Problem.Conflict;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Settings;
import dev.runsheet.deadline.WorkingTime;
import dev.runsheet.people.Roster;
import dev.runsheet.people.WelcomeGuests;
import java.time.Instant;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// Puts a change on a task, alone or in a run: who may, what is checked, what comes out. Saves
/// nothing.
public final class ChangeTask {
    private ChangeTask() {}

    /// The changed task, or the same one when all is as it was. What the task shows to be wrong is
    /// refused together with the faults of the request.
    public static Task run(
            Handle tx,
            Actor actor,
            Task task,
            TaskChange change,
            Faults faults,
            Settings settings,
            Supplier<WorkingTime> working,
            Instant now) {
        requireChangeable(actor, task, change);
        var answers =
                Answers.merge(
                        task,
                        change.answers(),
                        settings.unknownFieldKeys(),
                        new Roster(tx, actor),
                        faults);
        change.checkRoom(task.work(), faults);
        faults.refuseIfAny();
        var work = change.on(task.work(), answers, at -> working.get().next(at));
        if (work.equals(task.work())) {
            return task;
        }
        WelcomeGuests.run(tx, actor, work.owners().minus(task.work().owners()).guests(), now);
        return task.with(work, now).touched();
    }

    private static void requireChangeable(Actor actor, Task task, TaskChange change) {
        if (task.isCompleted()) {
            throw new Conflict("Completed tasks cannot be updated.").refuse();
        }
        if (!task.isOpenTo(actor)) {
            throw new Forbidden("Only an assignee can change this task.").refuse();
        }
        if (actor.isGuest() && !change.isAnswersOnly()) {
            throw new Forbidden("Guests may answer the form of a task, nothing else.").refuse();
        }
        if (actor.isLight() && change.owners().isPresent()) {
            throw new Forbidden("Light members may not reassign tasks.").refuse();
        }
    }
}
