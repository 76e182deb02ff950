package dev.runsheet.task;

import dev.runsheet.base.Body;
import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Problem;
import dev.runsheet.base.Settings;
import dev.runsheet.base.TaskId;
import dev.runsheet.form.Values;
import java.util.Map;

/// A request to complete a task (tasks spec 5.1). `approved` may be null; `override` is the member
/// to record as the completer instead of the caller, or null.
public record Completion(
        TaskId task, Boolean approved, Map<String, Object> answers, MemberId override) {

    public static Completion read(Body body, Settings settings) {
        var id = id(body);
        var approved = body.flag("is_approved").orElse(null);
        var answers = Values.fold(body, "taskdata");
        var override = body.givenMember("override_user").value();
        body.refuseIfAny();
        return new Completion(
                Id.parse(id)
                        .map(TaskId::new)
                        .orElseThrow(() -> new Problem.NotFound("task").refuse()),
                approved,
                settings.completionAcceptsTaskdata() ? answers : Map.of(),
                override);
    }

    private static String id(Body body) {
        var id = body.requiredString("task_id", 100);
        return id.strip();
    }
}
