package dev.runsheet.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OneOffTasksApiTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static ApiServer api;

    @BeforeAll
    static void start() {
        api =
                ApiServer.of(
                        TasksApi::mount,
                        CompletedTasksApi::mount,
                        RunsApi::mount,
                        FieldValuesApi::mount);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aTaskIsCreatedChangedCompletedAndReopened() {
        var ann = api.as(World.ANN_TOKEN);
        var created =
                ann.post(
                        ORG + "/tasks",
                        Map.of(
                                "title", "Renew certificate",
                                "task_type", "task",
                                "deadline", "2027-01-01 00:00:00",
                                "owners",
                                        Map.of(
                                                "users", List.of("1002"),
                                                "guests", List.of("New@Guest.example"),
                                                "groups", List.of(World.OVENS.hex())),
                                "form_fields",
                                        List.of(
                                                Map.of(
                                                        "label", "Notes",
                                                        "field_type", "text",
                                                        "required", true))));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.data()).containsEntry("status", "not-started");
        var id = (String) created.data().get("id");

        var updated = ann.put(ORG + "/tasks/" + id, Map.of("summary", "Soon"));
        assertThat(updated.status()).as(updated.text()).isEqualTo(200);
        assertThat(updated.data())
                .containsEntry("status", "active")
                .containsEntry("summary", "Soon");

        var refused = ann.post(ORG + "/completed-tasks", Map.of("task_id", id));
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);

        var errors = (Map<?, ?>) refused.json().get("errors");
        var field = ((String) errors.keySet().iterator().next()).substring("taskdata.".length());
        var done =
                ann.post(
                        ORG + "/completed-tasks",
                        Map.of("task_id", id, "taskdata", Map.of(field, "ok")));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(done.data())
                .containsEntry("status", "completed")
                .doesNotContainKey("tasks_changed_by_rules");

        var reopened = ann.delete(ORG + "/completed-tasks/" + id);
        assertThat(reopened.status()).as(reopened.text()).isEqualTo(200);
        assertThat(reopened.data()).containsEntry("completed_at", null);
        assertThat(ann.post(ORG + "/tasks/" + id + "/clone", "").status()).isEqualTo(201);
        assertThat(ann.delete(ORG + "/tasks/" + id).status()).isEqualTo(204);
        assertThat(ann.put(ORG + "/tasks/" + id + "/restore", "").status()).isEqualTo(200);
        assertThat(ann.delete(ORG + "/tasks/" + id + "/delete").status()).isEqualTo(204);
    }

    @Test
    void anEmptyRunIsFilledByHand() {
        var ann = api.as(World.ANN_TOKEN);
        var body = new java.util.HashMap<String, Object>(Map.of("name", "By hand"));
        body.put("checklist_id", null);
        var run = ann.post(ORG + "/runs", body);
        assertThat(run.status()).as(run.text()).isEqualTo(201);
        var id = (String) run.data().get("id");
        var task =
                ann.post(
                        ORG + "/tasks",
                        Map.of(
                                "title", "One",
                                "task_type", "task",
                                "deadline", "2027-01-01 00:00:00",
                                "owners", Map.of("users", List.of()),
                                "run_id", id));
        assertThat(task.status()).as(task.text()).isEqualTo(201);
        var done =
                ann.post(
                        ORG + "/runs/" + id + "/completed-tasks",
                        Map.of("task_id", task.data().get("id")));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(done.data()).containsEntry("run_status", "complete");
        var renamed = ann.put(ORG + "/runs/" + id, Map.of("name", "Renamed", "starred", true));
        assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
        assertThat(renamed.data()).containsEntry("progress", 100).containsEntry("starred", true);
        assertThat(ann.delete(ORG + "/runs/" + id).status()).isEqualTo(200);
        assertThat(ann.put(ORG + "/runs/" + id + "/activate", "").status()).isEqualTo(200);
        assertThat(ann.delete(ORG + "/runs/" + id + "/delete").status()).isEqualTo(422);
    }
}
