package dev.runsheet.run;

import static dev.runsheet.run.ReadableWorld.hex;
import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.BOB_TOKEN;
import static dev.runsheet.testing.World.EVE_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.LIN_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Runs that are read, besides what `ListsContractTest` says of all lists; the numbers are those of
/// section 20 of the tasks spec.
class RunReadsApiTest {
    private static final String ORG = "/organizations/" + FLOUR.hex();
    private static final ApiServer API = ApiServer.of(RunReadsApi::mount);

    @BeforeAll
    static void fill() {
        API.database()
                .database()
                .write(
                        tx -> {
                            ReadableWorld.fill(tx);
                            return null;
                        });
    }

    @AfterAll
    static void close() {
        API.close();
    }

    @Test
    void b4_aListSaysWhetherThereIsMore() {
        assertThat(get(ANN_TOKEN, "/runs?per_page=2").pagination())
                .containsEntry("has_more_pages", true)
                .containsEntry("total", 3);
        assertThat(get(ANN_TOKEN, "/runs?per_page=2&page=2").pagination())
                .containsEntry("has_more_pages", false);
        assertThat(get(ANN_TOKEN, "/runs?page=9").pagination())
                .containsEntry("total", 3)
                .containsEntry("count", 0);
    }

    @Test
    void b6_theNextPageKeepsEveryFilter() {
        var links = get(ANN_TOKEN, "/runs?type=procedure&per_page=1").pagination().get("links");
        assertThat(((Map<?, ?>) links).get("next"))
                .isEqualTo(API.url(ORG + "/runs?type=procedure&per_page=1&page=2"));
    }

    @Test
    void b7_whatIsEmptyIsAnEmptyObject() {
        var run = get(ANN_TOKEN, "/runs/" + hex(4)).text();
        assertThat(run).contains("\"prerun\":{}", "\"custom_fields\":{}");
    }

    @Test
    void b36_aHiddenTaskIsNeitherIncludedNorCounted() {
        var run = get(ANN_TOKEN, "/runs/" + hex(1) + "?with=tasks,tasks_meta").data();
        assertThat(included(run, "tasks"))
                .extracting(task -> task.get("increment_id"))
                .containsExactly(11, 13, 14, 15);
        assertThat(run)
                .containsEntry("progress", Map.of("complete", 1, "total", 4, "percent", 25))
                .containsEntry("whole_progress", Map.of("complete", 1, "total", 5, "percent", 20));
        assertThat(data(run, "tasks_meta"))
                .isEqualTo(
                        Map.of("total", 4, "completed", 1, "active", 3, "overdue", 1, "hidden", 1));
    }

    @Test
    void b37_theNextTaskIsTheOneDueFirst() {
        var next =
                included(get(ANN_TOKEN, "/runs/" + hex(1) + "?with=next_task").data(), "next_task");
        assertThat(next).hasSize(1);
        assertThat(next.getFirst())
                .containsEntry("increment_id", 13)
                .containsEntry("title", "Bake")
                .containsEntry("deadline", "2026-03-05T12:00:00Z")
                .containsKeys("id", "alias", "owners");
        assertThat(
                        included(
                                get(ANN_TOKEN, "/runs/" + hex(4) + "?with=next_task").data(),
                                "next_task"))
                .isEmpty();
    }

    @Test
    void b71_newestFirstIsReallyNewestFirstAndUnknownWordsAreIgnored() {
        assertThat(get(ANN_TOKEN, "/runs?sort=-created_at&updated_since=2030-01-01").rows())
                .extracting(run -> run.get("created_at"))
                .containsExactly(
                        "2026-03-04T06:00:00Z", "2026-03-03T06:00:00Z", "2026-03-01T06:00:00Z");
    }

    @Test
    void aRunTellsWhatFollowsFromItsTasks() {
        assertThat(get(ANN_TOKEN, "/runs/" + hex(1)).data())
                .containsEntry("late_tasks", 1)
                .containsEntry("due_date", "2026-03-10T12:00:00Z")
                .containsEntry("max_task_deadline", "2026-03-10T12:00:00Z")
                .containsEntry("due_date_passed", false)
                .containsEntry("due_soon", false)
                .containsEntry("collaborators", List.of(1001, 1002, 1003))
                .containsEntry("prerun", Map.of(hex(ReadableWorld.KICKOFF_FIELD), "Rye"))
                .containsEntry("starred", false);
        assertThat(get(ANN_TOKEN, "/runs/" + hex(2)).data())
                .containsEntry("due_soon", true)
                .containsEntry("starred", true)
                .containsEntry("type", "form");
        assertThat(get(ANN_TOKEN, "/runs/" + hex(1)).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void anArchivedRunIsStillReadByItsId() {
        assertThat(get(BOB_TOKEN, "/runs/" + hex(3)).data()).containsEntry("status", "archived");
    }

    @Test
    void aRunListsAllItsQuestions() {
        var fields = get(BOB_TOKEN, "/runs/" + hex(1) + "/form-fields").data();
        assertThat(fields).containsEntry("id", hex(1));
        assertThat((List<?>) fields.get("form_fields")).hasSize(1);
        assertThat((List<?>) fields.get("ko_form_fields")).hasSize(1);
        assertThat(get(BOB_TOKEN, "/runs/" + hex(4) + "/form-fields").data())
                .containsEntry("form_fields", List.of())
                .containsEntry("ko_form_fields", List.of());
    }

    @Test
    void whatIsNotSeenIsForbiddenAndWhatIsNotThereIsNotFound() {
        assertThat(get(BOB_TOKEN, "/runs/" + hex(2)).status()).isEqualTo(403);
        assertThat(get(LIN_TOKEN, "/runs/" + hex(2) + "/form-fields").status()).isEqualTo(403);
        assertThat(get(ANN_TOKEN, "/runs/" + hex(99)).status()).isEqualTo(404);
        assertThat(get(ANN_TOKEN, "/runs/1").status()).isEqualTo(404);
        assertThat(get(EVE_TOKEN, "/runs").status()).isEqualTo(403);
    }

    private static Reply get(String token, String path) {
        return API.as(token).get(ORG + path);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> data(Map<String, Object> json, String key) {
        return (Map<String, Object>) ((Map<String, Object>) json.get(key)).get("data");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> included(Map<String, Object> json, String key) {
        return (List<Map<String, Object>>) ((Map<String, Object>) json.get(key)).get("data");
    }
}
