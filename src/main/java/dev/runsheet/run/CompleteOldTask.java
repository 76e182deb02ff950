package dev.runsheet.run;

import dev.runsheet.activity.SystemLog;
import dev.runsheet.activity.SystemLog.Entry;
import dev.runsheet.activity.SystemLog.Severity;
import dev.runsheet.base.Actor;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Settings;
import dev.runsheet.base.TaskId;
import dev.runsheet.base.TaskKind;
import dev.runsheet.task.State;
import dev.runsheet.task.Task;
import dev.runsheet.task.TaskStore;
import dev.runsheet.task.UpdateTask;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Completes one task that nobody has completed for months, if that is still so once it is locked:
/// nothing is asked and nobody is named. What waits for an issue goes on waiting, and mail of long
/// ago is not sent.
final class CompleteOldTask {
    private static final Set<TaskKind> KINDS = Set.of(TaskKind.TASK, TaskKind.APPROVAL);

    private CompleteOldTask() {}

    static void run(
            Handle tx, OrgId org, TaskId id, Instant before, Settings settings, Instant now) {
        var found = TaskStore.find(tx, org, id).filter(task -> isOld(task, before));
        if (found.isEmpty()) {
            return;
        }
        var actor = Actor.clock(org);
        boolean isDone =
                found.get().run() == null
                        ? UpdateTask.expire(tx, actor, id, now)
                        : inRun(tx, actor, found.get(), before, settings, now);
        if (isDone) {
            SystemLog.write(tx, org, entry(found.get()), now);
        }
    }

    private static boolean inRun(
            Handle tx, Actor actor, Task task, Instant before, Settings settings, Instant now) {
        var flow = Flows.openAny(tx, actor, task.run(), settings, now);
        if (flow.run().isArchived()
                || flow.run().talk().hasIssue()
                || flow.tasks().stream()
                        .noneMatch(each -> each.id().equals(task.id()) && isOld(each, before))) {
            return false;
        }
        flow.expire(task.id());
        LaunchNext.run(tx, actor, flow, task.id(), settings, now);
        Flows.save(tx, actor, flow, now);
        return true;
    }

    private static boolean isOld(Task task, Instant before) {
        return task.state() instanceof State.Open open
                && (open.reopenedAt() == null || open.reopenedAt().isBefore(before))
                && !task.isArchived()
                && !task.talk().hasIssue()
                && KINDS.contains(task.work().kind())
                && task.origin().createdAt().isBefore(before);
    }

    private static Entry entry(Task task) {
        var data = new LinkedHashMap<String, Object>();
        data.put("task_id", task.id().hex());
        data.put("run_id", task.run() == null ? null : task.run().hex());
        return new Entry(
                SystemLog.Tab.SYSTEM,
                Severity.INFO,
                "task_auto_completed",
                "\"" + task.work().title() + "\" was completed, as nobody had done so for months.",
                data);
    }
}
