package dev.runsheet.file;

import dev.runsheet.base.Id;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TaskId;
import dev.runsheet.base.TemplateId;

/// What a file was uploaded to.
sealed interface Place {
    record OfTemplate(TemplateId template) implements Place {}

    record OfRun(RunId run) implements Place {}

    /// `run` is null for a task on its own.
    record OfTask(TaskId task, RunId run) implements Place {}

    default Id id() {
        return switch (this) {
            case OfTemplate(var template) -> template;
            case OfRun(var run) -> run;
            case OfTask(var task, _) -> task;
        };
    }
}
