package dev.runsheet.run;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Faults;
import dev.runsheet.base.Problem.Conflict;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Settings;
import dev.runsheet.base.TaskId;
import dev.runsheet.task.ChangeTask;
import dev.runsheet.task.Completion;
import dev.runsheet.task.Task;
import dev.runsheet.task.TaskChange;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// Changes a task of a run; a status among the changes completes, reopens, hides or shows it.
final class UpdateRunTask {
    private UpdateRunTask() {}

    static AdvanceRun.Outcome run(
            Handle tx,
            Actor actor,
            RunId run,
            TaskId id,
            TaskChange change,
            Faults faults,
            Settings settings,
            Consumer<Task> expected,
            Instant now) {
        var flow = Flows.openCalm(tx, actor, run, settings, now);
        var before = AdvanceRun.visible(flow, actor, id);
        expected.accept(before);
        var turn = change.turn();
        boolean isReopening =
                turn == TaskChange.Turn.OPEN && before.isCompleted() && change.isStatusOnly();
        if (isReopening) {
            faults.refuseIfAny();
            before.requireReopening(actor);
            flow.reopen(id);
        } else {
            change(tx, flow, actor, before, change, faults, settings, now);
            turn(tx, flow, actor, id, change, settings, now);
        }
        Flows.save(tx, actor, flow, now);
        return AdvanceRun.outcome(flow, id);
    }

    private static void change(
            Handle tx,
            Flow flow,
            Actor actor,
            Task before,
            TaskChange change,
            Faults faults,
            Settings settings,
            Instant now) {
        var after =
                ChangeTask.run(tx, actor, before, change, faults, settings, flow.working(), now);
        if (change.isUnlinking()) {
            if (!before.isOneOff()) {
                throw new Conflict("A task of the template cannot leave its process.").refuse();
            }
            after = after.inRun(null, now);
        }
        if (after != before) {
            flow.put(after);
            flow.happenings().changed(before, after);
        }
        if (change.position().isPresent()) {
            flow.move(before.id(), change.position().value());
            var moved = flow.task(before.id());
            if (moved.work().position() != before.work().position()) {
                flow.happenings().moved(before, moved);
            }
        }
    }

    private static void requireMember(Actor actor) {
        if (actor.isGuest()) {
            throw new Forbidden("Guests may not hide or show tasks.").refuse();
        }
    }

    private static void turn(
            Handle tx,
            Flow flow,
            Actor actor,
            TaskId id,
            TaskChange change,
            Settings settings,
            Instant now) {
        switch (change.turn()) {
            case COMPLETE ->
                    AdvanceRun.completeIn(
                            tx,
                            flow,
                            actor,
                            new Completion(id, change.approved().orElse(null), Map.of(), null),
                            settings,
                            now);
            case HIDE -> {
                requireMember(actor);
                flow.hide(id);
            }
            case OPEN -> {
                if (flow.task(id).isHidden()) {
                    requireMember(actor);
                    flow.show(id);
                }
            }
            case NONE -> {
                // Nothing but the changes themselves.
            }
        }
    }
}
