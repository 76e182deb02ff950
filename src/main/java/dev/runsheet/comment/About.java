package dev.runsheet.comment;

import dev.runsheet.base.Id;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TaskId;
import dev.runsheet.base.TemplateId;

/// What a comment is about.
public sealed interface About {
    Id id();

    record OfTask(TaskId id) implements About {}

    record OfRun(RunId id) implements About {}

    record OfTemplate(TemplateId id) implements About {}
}
