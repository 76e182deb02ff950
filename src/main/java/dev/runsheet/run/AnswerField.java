package dev.runsheet.run;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Faults;
import dev.runsheet.base.FieldId;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.Settings;
import dev.runsheet.base.TaskId;
import dev.runsheet.task.Task;
import dev.runsheet.task.TaskChange;
import dev.runsheet.task.TaskStore;
import dev.runsheet.task.UpdateTask;
import java.time.Instant;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// Stores the answer to one field of a task, with the effect of a one-key update (tasks spec 7).
final class AnswerField {
    private AnswerField() {}

    static Task run(
            Handle tx,
            Actor actor,
            TaskId id,
            FieldId field,
            Object value,
            Settings settings,
            Consumer<Task> expected,
            Instant now) {
        var task =
                TaskStore.find(tx, actor.org(), id)
                        .orElseThrow(() -> new NotFound("task").refuse());
        if (!task.form().byId().containsKey(field)) {
            throw new NotFound("field").refuse();
        }
        var change = TaskChange.answering(field, value);
        var faults = new Faults();
        if (task.run() == null) {
            return UpdateTask.run(tx, actor, id, change, faults, settings, expected, now);
        }
        return UpdateRunTask.run(tx, actor, task.run(), id, change, faults, settings, expected, now)
                .task();
    }
}
