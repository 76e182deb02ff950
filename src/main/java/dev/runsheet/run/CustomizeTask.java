package dev.runsheet.run;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Settings;
import dev.runsheet.base.TaskId;
import dev.runsheet.custom.Edit;
import dev.runsheet.custom.Holder;
import dev.runsheet.custom.KeyStore;
import dev.runsheet.task.Task;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Changes the custom fields of a task of a run. That is no work on it: it is not begun by it.
final class CustomizeTask {
    private CustomizeTask() {}

    static Map<String, Object> run(
            Handle tx,
            Actor actor,
            RunId run,
            TaskId id,
            Edit edit,
            Settings settings,
            Instant now) {
        var flow = Flows.open(tx, actor, run, settings, now);
        var before = AdvanceRun.visible(flow, actor, id);
        requireWriter(actor, before);
        var values = before.work().custom();
        var after = edit.of(KeyStore.of(tx, actor.org(), Holder.TASK), values);
        if (!after.equals(values)) {
            var changed = before.with(before.work().customized(after), now);
            flow.put(changed);
            flow.happenings().changed(before, changed);
            Flows.save(tx, actor, flow, now);
        }
        return after;
    }

    private static void requireWriter(Actor actor, Task task) {
        if (actor.isGuest() || !actor.isAdmin() && !task.isAssignedTo(actor)) {
            throw new Forbidden(
                            "Only an administrator or an assignee may change the custom fields of a task.")
                    .refuse();
        }
    }
}
