package dev.runsheet.run;

import static dev.runsheet.run.ReadableWorld.hex;
import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.BOB_TOKEN;
import static dev.runsheet.testing.World.EVE_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.LIN_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Guests;
import dev.runsheet.testing.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Lists of tasks, besides what `ListsContractTest` says of all lists; the numbers are those of
/// section 20 of the tasks spec.
class TaskListsApiTest {
    private static final String ORG = "/organizations/" + FLOUR.hex();
    private static final ApiServer API =
            ApiServer.of(TaskReadsApi::mount, RunReadsApi::mount, Guests::mount);

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
    void aPersonalListCountsWhatIsDueWhateverItShows() {
        for (var query : List.of("", "?status=completed", "?per_page=1", "?q=nothing", "?page=9")) {
            assertThat(meta(get(BOB_TOKEN, "/me/tasks" + query)))
                    .as(query)
                    .containsEntry("overdue_tasks", 2)
                    .containsEntry("tasks_due_soon", 1);
        }
    }

    @Test
    void b4_aListSaysWhetherThereIsMore() {
        var first = pagination(get(ANN_TOKEN, "/tasks?per_page=4"));
        assertThat(first)
                .containsEntry("has_more_pages", true)
                .containsEntry("total", 10)
                .containsEntry("count", 4)
                .containsEntry("total_pages", 3);
        assertThat(pagination(get(ANN_TOKEN, "/tasks?per_page=4&page=3")))
                .containsEntry("has_more_pages", false)
                .containsEntry("count", 2);
        assertThat(pagination(get(ANN_TOKEN, "/tasks?per_page=4&page=9")))
                .containsEntry("count", 0)
                .containsEntry("total", 10);
    }

    @Test
    void b5_limitIsAnotherWordForPerPageAndTooMuchIsCut() {
        assertThat(get(ANN_TOKEN, "/tasks?limit=5").rows()).hasSize(5);
        assertThat(pagination(get(ANN_TOKEN, "/tasks?per_page=500")))
                .containsEntry("per_page", 100);
        assertThat(get(ANN_TOKEN, "/tasks?without_pagination=true").rows()).hasSize(10);
    }

    @Test
    void b6_theNextPageKeepsEveryFilter() {
        var links = pagination(get(ANN_TOKEN, "/tasks?status=active&per_page=5")).get("links");
        assertThat(((Map<?, ?>) links).get("next"))
                .isEqualTo(API.url(ORG + "/tasks?status=active&per_page=5&page=2"));
    }

    @Test
    void b13_anUnassignedTaskIsFoundAsSuch() {
        assertThat(numbers(ANN_TOKEN, "/tasks?unassigned=true")).containsExactly(23);
    }

    @Test
    void b36_aHiddenTaskIsInTheListOfItsRunOnly() {
        var hidden =
                get(ANN_TOKEN, "/runs/" + hex(1) + "/tasks").rows().stream()
                        .filter(row -> row.get("status").equals("auto-skipped"))
                        .toList();
        assertThat(hidden).hasSize(1);
        var run = get(ANN_TOKEN, "/runs/" + hex(1) + "?with=tasks").data();
        assertThat(included(run, "tasks"))
                .extracting(row -> row.get("increment_id"))
                .doesNotContain(12);
        assertThat(run.get("progress")).isEqualTo(Map.of("complete", 1, "total", 4, "percent", 25));
    }

    @Test
    void b38_rowsHaveASummaryWhenItIsAskedFor() {
        assertThat(get(ANN_TOKEN, "/tasks").rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).doesNotContainKey("summary"));
        assertThat(get(ANN_TOKEN, "/tasks?q=knead&with=summary").rows().getFirst())
                .containsEntry("summary", "Ten minutes")
                .containsEntry("original_summary", "Ten minutes");
        assertThat(get(ANN_TOKEN, "/tasks/" + hex(11)).data())
                .containsEntry("summary", "Ten minutes");
    }

    @Test
    void b39_aTaskIsReadAloneOrInItsRunOnly() {
        var alone = get(ANN_TOKEN, "/tasks/" + hex(11));
        var inRun = get(ANN_TOKEN, "/runs/" + hex(1) + "/tasks/" + hex(11));
        assertThat(inRun.text()).isEqualTo(alone.text());
        assertThat(get(ANN_TOKEN, "/runs/" + hex(2) + "/tasks/" + hex(11)).status()).isEqualTo(404);
        assertThat(get(ANN_TOKEN, "/runs/" + hex(1) + "/tasks/" + hex(21)).status()).isEqualTo(404);
    }

    @Test
    void b40_overdueLeavesOutWhatIsDoneOrHiddenAndADayWins() {
        assertThat(numbers(ANN_TOKEN, "/tasks?status=overdue")).containsExactly(21, 13);
        assertThat(numbers(ANN_TOKEN, "/tasks?deadline_before=2026-03-06")).containsExactly(13);
        assertThat(numbers(ANN_TOKEN, "/tasks?deadline_before=2026-03-01&deadline_on=2026-03-05"))
                .containsExactly(13);
    }

    @Test
    void b41_anArchivedTaskIsFoundAmongTheArchivedOnes() {
        assertThat(numbers(BOB_TOKEN, "/tasks")).doesNotContain(24);
        assertThat(numbers(BOB_TOKEN, "/tasks?archived=only&is_oneoff=true")).containsExactly(24);
        assertThat(numbers(BOB_TOKEN, "/runs/" + hex(3) + "/tasks")).isEmpty();
        assertThat(numbers(BOB_TOKEN, "/runs/" + hex(3) + "/tasks?archived=true"))
                .containsExactly(18);
    }

    @Test
    void b73_aMemberSeesAnObjectOfCustomFields() {
        assertThat(get(ANN_TOKEN, "/tasks/" + hex(11)).data())
                .containsEntry("custom_fields", Map.of());
    }

    @Test
    void whatIsNotSeenIsForbiddenAndWhatIsNotThereIsNotFound() {
        assertThat(get(BOB_TOKEN, "/tasks/" + hex(15)).status()).isEqualTo(403);
        assertThat(get(BOB_TOKEN, "/tasks/" + hex(16)).status()).isEqualTo(403);
        assertThat(get(LIN_TOKEN, "/tasks/" + hex(21)).status()).isEqualTo(403);
        assertThat(get(ANN_TOKEN, "/tasks/" + hex(99)).status()).isEqualTo(404);
        assertThat(get(ANN_TOKEN, "/tasks/12").status()).isEqualTo(404);
        assertThat(get(BOB_TOKEN, "/runs/" + hex(2) + "/tasks").status()).isEqualTo(403);
        assertThat(get(ANN_TOKEN, "/runs/" + hex(99) + "/tasks").status()).isEqualTo(404);
        assertThat(get(ANN_TOKEN, "/users/1009/tasks").status()).isEqualTo(404);
        assertThat(get(ANN_TOKEN, "/users/bob/tasks").status()).isEqualTo(404);
        assertThat(get(ANN_TOKEN, "/guests/nobody%40flour.example/tasks").status()).isEqualTo(404);
        assertThat(get(EVE_TOKEN, "/tasks").status()).isEqualTo(403);
    }

    @Test
    void ownersAreNamedInListsAndNumberedInSingleReads() {
        var row = get(ANN_TOKEN, "/tasks?q=bake&with=tags").rows().getFirst();
        assertThat(((Map<?, ?>) row.get("owners")).get("groups").toString()).contains("Ovens");
        assertThat(included(row, "tags"))
                .extracting(tag -> tag.get("title"))
                .containsExactly("Urgent");
        var users =
                ((Map<?, ?>) get(ANN_TOKEN, "/tasks?q=call").rows().getFirst().get("owners"))
                        .get("users");
        assertThat(users.toString()).contains("Bob Stone");
        var single = (Map<?, ?>) get(ANN_TOKEN, "/tasks/" + hex(21)).data().get("owners");
        assertThat(single.get("users")).isEqualTo(List.of(1002));
    }

    @Test
    void aSingleReadHasItsVersion() {
        assertThat(get(ANN_TOKEN, "/tasks/" + hex(11)).header("ETag")).isEqualTo("\"1\"");
    }

    private static Reply get(String token, String path) {
        return API.as(token).get(ORG + path);
    }

    private static List<Object> numbers(String token, String path) {
        var reply = get(token, path);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.rows().stream().map(row -> row.get("increment_id")).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> meta(Reply reply) {
        return (Map<String, Object>) reply.json().get("meta");
    }

    private static Map<String, Object> pagination(Reply reply) {
        return reply.pagination();
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
