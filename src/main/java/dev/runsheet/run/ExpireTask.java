package dev.runsheet.run;

import dev.runsheet.base.Actor;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Settings;
import dev.runsheet.base.TaskId;
import dev.runsheet.task.Task;
import dev.runsheet.task.TaskStore;
import dev.runsheet.task.UpdateTask;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Ends one task whose deadline has passed, if that is still so once it is locked (tasks spec
/// 12.4).
final class ExpireTask {
    private ExpireTask() {}

    static void run(Handle tx, OrgId org, TaskId id, Settings settings, Instant now) {
        var found = TaskStore.find(tx, org, id).filter(task -> isDue(task, now));
        if (found.isEmpty()) {
            return;
        }
        var actor = Actor.clock(org);
        if (found.get().run() == null) {
            UpdateTask.expire(tx, actor, id, now);
            return;
        }
        var flow = Flows.openAny(tx, actor, found.get().run(), settings, now);
        if (!flow.run().talk().hasIssue()
                && flow.tasks().stream()
                        .anyMatch(
                                task ->
                                        task.id().equals(id)
                                                && isDue(task, now)
                                                && !waits(flow, task))) {
            flow.expire(id);
            LaunchNext.run(tx, actor, flow, id, settings, now);
            Flows.save(tx, actor, flow, now);
        }
    }

    private static boolean isDue(Task task, Instant now) {
        return task.isOpen()
                && !task.isArchived()
                && !task.talk().hasIssue()
                && task.work().kind().expires()
                && task.work().deadline() != null
                && !task.work().deadline().isAfter(now);
    }

    /// Dated from a step that is not finished yet, its date is only a guess.
    private static boolean waits(Flow flow, Task task) {
        if (task.isOneOff() || task.work().isDeadlineFixed()) {
            return false;
        }
        return flow.step(task.origin().step())
                .map(step -> step.deadline())
                .filter(deadline -> deadline.anchor() != null)
                .flatMap(deadline -> flow.taskOf(deadline.anchor()))
                .filter(anchor -> !anchor.isCompleted())
                .isPresent();
    }
}
