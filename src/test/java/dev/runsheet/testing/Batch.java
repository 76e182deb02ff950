package dev.runsheet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A run of a `Recipe`, whose tasks go by the titles of their steps; Ann does what is done.
public record Batch(Recipe.Made template, Map<String, Object> data) {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();

    public String id() {
        return (String) data.get("id");
    }

    public String path() {
        return ORG + "/runs/" + id();
    }

    public ApiServer.Caller ann() {
        return template.api().as(World.ANN_TOKEN);
    }

    /// The id of the field on the wire.
    public String field(String label) {
        return template.id(label);
    }

    public String task(String title) {
        return (String) row(title).get("id");
    }

    public String taskPath(String title) {
        return path() + "/tasks/" + task(title);
    }

    /// The task as it is read.
    public Map<String, Object> read(String title) {
        return ok(ann().get(taskPath(title)));
    }

    public Object status(String title) {
        return row(title).get("status");
    }

    /// The run as it is read.
    public Map<String, Object> read() {
        return ok(ann().get(path()));
    }

    public List<Map<String, Object>> rows() {
        return ann().get(path() + "/tasks?per_page=100").rows();
    }

    public Reply tryToComplete(String title, Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>(Map.of("task_id", task(title)));
        body.putAll(more);
        return ann().post(path() + "/completed-tasks", body);
    }

    public Map<String, Object> complete(String title, Map<String, Object> more) {
        return ok(tryToComplete(title, more));
    }

    public Map<String, Object> complete(String title) {
        return complete(title, Map.of());
    }

    public Map<String, Object> reopen(String title) {
        return ok(ann().delete(path() + "/completed-tasks/" + task(title)));
    }

    public Map<String, Object> update(String title, Object body) {
        return ok(ann().put(taskPath(title), body));
    }

    private static Map<String, Object> ok(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.data();
    }

    private Map<String, Object> row(String title) {
        return rows().stream()
                .filter(task -> task.get("original_title").equals(title))
                .findFirst()
                .orElseThrow();
    }
}
