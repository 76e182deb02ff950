package dev.runsheet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/// One task that is changed, completed and reopened. `home` is where its kind is reached: the
/// organization, or the process.
public record Errand(String id, String home, String token) {
    public Errand(String id, String home) {
        this(id, home, World.ANN_TOKEN);
    }

    public Errand as(String other) {
        return new Errand(id, home, other);
    }

    public String path() {
        return home + "/tasks/" + id;
    }

    public Reply put(Object body) {
        return caller().put(path(), body);
    }

    public Reply complete(Object body) {
        return caller().post(home + "/completed-tasks", body);
    }

    public Reply complete() {
        return complete(Map.of("task_id", id));
    }

    public Reply reopen() {
        return caller().delete(home + "/completed-tasks/" + id);
    }

    /// What must succeed.
    public Map<String, Object> updated(String body) {
        return ok(put(body));
    }

    public Map<String, Object> completed(String body) {
        return ok(complete(body));
    }

    public Errand completed() {
        ok(complete());
        return this;
    }

    private static Map<String, Object> ok(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.data();
    }

    /// The id of the field that the form calls so.
    public String field(String label) {
        return Forms.idsByLabel(read("form_fields")).get(label);
    }

    /// The task as it is read.
    public Map<String, Object> read() {
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
