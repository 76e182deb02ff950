package dev.runsheet.run;

import dev.runsheet.base.FieldId;
import dev.runsheet.base.Id;
import dev.runsheet.base.Problem;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TaskId;
import dev.runsheet.custom.CustomJson;
import dev.runsheet.form.FieldJson;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import dev.runsheet.task.Task;
import dev.runsheet.task.TaskStore;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Storing the answer to one field at a time (tasks spec 7.1, 7.2).
public final class FieldValuesApi {
    private static final String ORG = "/organizations/{org}";

    private FieldValuesApi() {}

    public static void mount(Routes routes) {
        routes.toGuests().post(ORG + "/tasks/{task}/captures", FieldValuesApi::capture);
        routes.toGuests().put(ORG + "/form-field/value", FieldValuesApi::value);
    }

    static Answer capture(Call call, Handle tx) {
        var field = required(call, "id", FieldId::new);
        return stored(
                call,
                tx,
                TasksApi.id(call),
                field,
                call.body().raw("value"),
                TasksApi.expected(call, tx));
    }

    /// The field alone names its task, unless several tasks ask it: then `task_id` or `run_id`
    /// must.
    static Answer value(Call call, Handle tx) {
        return value(call, tx, null, TasksApi.expected(call, tx));
    }

    /// As `value`, among the tasks of that guest if it is not null, where `expected` has its own
    /// mind about the task.
    static Answer value(Call call, Handle tx, String guest, Consumer<Task> expected) {
        var field = required(call, "id", FieldId::new);
        var task = given(call, "task_id", TaskId::new);
        var run = given(call, "run_id", RunId::new);
        call.body().refuseIfAny();
        if (task == null) {
            var asking = TaskStore.asking(tx, call.org(), field, run, guest);
            if (asking.isEmpty()) {
                throw new NotFound("field").refuse();
            }
            if (asking.size() > 1) {
                throw Problem.invalid(
                                "task_id",
                                "Several tasks have this field: name one by task_id or run_id.")
                        .refuse();
            }
            task = asking.getFirst();
        }
        return stored(call, tx, task, field, call.body().raw("form_value"), expected);
    }

    private static Answer stored(
            Call call, Handle tx, TaskId id, FieldId field, Object value, Consumer<Task> expected) {
        var task =
                AnswerField.run(
                        tx, call.actor(), id, field, value, call.settings(), expected, call.at());
        var answer = task.work().answers().get(field.hex());
        var json = FieldJson.answered(task.form().byId().get(field), answer);
        return Answer.ok(CustomJson.seenBy(call.actor(), json));
    }

    private static <T> T required(Call call, String key, Function<UUID, T> as) {
        var text = call.body().requiredString(key, 100);
        call.body().refuseIfAny();
        return Id.parse(text.strip()).map(as).orElseThrow(() -> new NotFound("field").refuse());
    }

    private static <T> T given(Call call, String key, Function<UUID, T> as) {
        var hex = call.body().givenHex(key).value();
        return hex == null ? null : as.apply(Id.parse(hex).orElseThrow());
    }
}
