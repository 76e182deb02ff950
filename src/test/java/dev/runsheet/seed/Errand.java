package dev.runsheet.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Forms;
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
        return Forms.idsByLabel(read("form_fields")).get(label);
    }

    /// The task as it is read.
    Map<String, Object> read() {
        return read("summary");
    }

    private Map<String, Object> read(String with) {
        return ok(SharedServer.API.as(World.ANN_TOKEN).get(path() + "?with=" + with));
    }

    /// With the headers of every sample.
    private ApiServer.Caller caller() {
        return SharedServer.API
                .as(token)
                .with("Accept", "application/json")
                .with("X-Tallyfy-Client", "APIClient")
                .with("Content-Type", "application/json");
    }
}
