package dev.runsheet.notify;

import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Owners;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TaskId;
import dev.runsheet.base.TemplateId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What a notice is about. `owner` is who answers for it: the owner of the run, of a task on its
/// own who began it; may be null. `run` and `runName` are null where there is none.
record Thing(
        Type type,
        UUID id,
        String title,
        RunId run,
        String runName,
        Owners people,
        MemberId owner,
        Instant deadline,
        boolean isLive,
        boolean isToDo) {
    enum Type {
        TASK("/tasks/"),
        RUN("/runs/"),
        TEMPLATE("/templates/");

        private final String path;

        Type(String path) {
            this.path = path;
        }
    }

    /// Where members look at it.
    String path() {
        return type.path + Id.hex(id);
    }

    TaskId task() {
        return type == Type.TASK ? new TaskId(id) : null;
    }

    TemplateId template() {
        return type == Type.TEMPLATE ? new TemplateId(id) : null;
    }

    /// The run that it is, or is in.
    RunId ofRun() {
        return type == Type.RUN ? new RunId(id) : run;
    }

    /// The end of a sentence about a task.
    String within() {
        return Optional.ofNullable(runName).map(name -> " in " + name).orElse("");
    }
}
