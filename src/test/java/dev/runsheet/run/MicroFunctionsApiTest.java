package dev.runsheet.run;

import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.GUS;
import static dev.runsheet.testing.World.LIN_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Batch;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.SharedServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The small changes of the connector (tasks spec 11).
class MicroFunctionsApiTest {
    private static final ApiServer API = SharedServer.API;
    private static final ApiServer.Caller ANN = API.as(ANN_TOKEN);
    private static final String TASKS =
            "/processes/micro-functions/organizations/" + FLOUR.hex() + "/tasks";

    private static Batch run() {
        return Recipe.called("Rolls")
                .step("Bake", Map.of("assignees", List.of(1001, 1002), "guests", List.of(GUS)))
                .create(API)
                .launch(Map.of());
    }

    @Test
    void aTaskNeedsNoOwners() {
        var body = Map.of("name", "Call", "task_type", "task", "deadline", "2026-03-10 17:00:00");
        for (var mount : List.of("", "/api")) {
            var reply = ANN.post(mount + TASKS, body);
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            assertThat(reply.data()).containsEntry("title", "Call").containsEntry("run_id", null);
        }
        assertThat(ANN.post(TASKS, Map.of()).errors())
                .containsOnlyKeys("task_type", "deadline", "title");
    }

    @Test
    void onlyTheDeadlineChanges() {
        var run = run();
        for (var key : List.of("Deadline", "deadline")) {
            var reply = put(run, "edit-deadline", Map.of(key, "2026-03-11 12:00:00"));
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            assertThat(reply.data())
                    .containsEntry("deadline", "2026-03-11T12:00:00Z")
                    .containsEntry("title", "Bake");
        }
        assertThat(ids(run, "users")).containsExactly(1001, 1002);
        assertThat(put(run, "edit-deadline", Map.of()).status()).isEqualTo(422);
        assertThat(put(run, "edit-deadline", Map.of("Deadline", "soon")).status()).isEqualTo(422);
    }

    @Test
    void oneLeavesAndTheOthersStay() {
        var run = run();
        assertThat(put(run, "remove-assignee/1002", "").status()).isEqualTo(200);
        assertThat(ids(run, "users")).containsExactly(1001);
        assertThat(ids(run, "guests")).containsExactly(GUS);
        assertThat(put(run, "remove-guest/GUS%40flour.example", "").status()).isEqualTo(200);
        assertThat(ids(run, "users")).containsExactly(1001);
        assertThat(ids(run, "guests")).isEmpty();
    }

    @Test
    void whoeverIsNotOnTheTaskIsNotFound() {
        var run = run();
        for (var gone :
                List.of(
                        "remove-assignee/1003",
                        "remove-assignee/nobody",
                        "remove-guest/ida@flour.example")) {
            assertThat(put(run, gone, "").status()).as(gone).isEqualTo(404);
        }
        var stranger = API.as(LIN_TOKEN).put(path(run, "remove-assignee/1002"), "");
        assertThat(stranger.status()).isEqualTo(403);
        assertThat(ids(run, "users")).containsExactly(1001, 1002);
    }

    private static String path(Batch run, String rest) {
        return TASKS + "/" + run.task("Bake") + "/" + rest;
    }

    private static Reply put(Batch run, String rest, Object body) {
        return ANN.put(path(run, rest), body);
    }

    private static List<Object> ids(Batch run, String bucket) {
        return List.copyOf((List<?>) ((Map<?, ?>) run.read("Bake").get("owners")).get(bucket));
    }
}
