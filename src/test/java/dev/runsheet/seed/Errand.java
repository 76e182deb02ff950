package dev.runsheet.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Id;
import dev.runsheet.base.Settings;
import dev.runsheet.base.TaskId;
import dev.runsheet.platform.json.Json;
import dev.runsheet.task.Task;
import dev.runsheet.task.TaskJson;
import dev.runsheet.task.TaskStore;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.World;
import java.util.Map;

/// One task that a seed changes, completes and reopens. `home` is where its kind is reached: the
/// organization, or the process.
record Errand(String id, String home, String token) {
    Errand(String id, String home) {
        this(id, home, World.ANN_TOKEN);
    }

    Errand as(String other) {
        return new Errand(id, home, other);
    }

    String path() {
        return home + "/tasks/" + id;
    }

    Reply put(Object body) {
        return caller().put(path(), body);
    }

    Reply complete(Object body) {
        return caller().post(home + "/completed-tasks", body);
    }

    Reply complete() {
        return complete(Map.of("task_id", id));
    }

    Reply reopen() {
        return caller().delete(home + "/completed-tasks/" + id);
    }

    /// What must succeed.
    Map<String, Object> updated(String body) {
        return ok(put(body));
    }

    Map<String, Object> completed(String body) {
        return ok(complete(body));
    }

    Errand completed() {
        ok(complete());
        return this;
    }

    private static Map<String, Object> ok(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.data();
    }

    /// The id of the field that the form calls so.
    String field(String label) {
        return stored().form().fields().stream()
                .filter(field -> field.label().equals(label))
                .findFirst()
                .orElseThrow()
                .id()
                .hex();
    }

    /// The task as it is read.
    Map<String, Object> read() {
        return Json.map(
                Json.text(TaskJson.plain(Settings.DEFAULT, World.ANN).read(stored(), null)));
    }

    /// With the headers of every sample.
    ApiServer.Caller caller() {
        return SharedServer.API
                .as(token)
                .with("Accept", "application/json")
                .with("X-Tallyfy-Client", "APIClient")
                .with("Content-Type", "application/json");
    }

    private Task stored() {
        var key = new TaskId(Id.parse(id).orElseThrow());
        return SharedServer.API
                .database()
                .database()
                .read(tx -> TaskStore.find(tx, World.FLOUR, key))
                .orElseThrow();
    }
}
