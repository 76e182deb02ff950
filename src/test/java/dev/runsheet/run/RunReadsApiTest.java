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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs that are read; the numbers are those of section 20 of the tasks spec.
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

    /// As Ann, who sees everything.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                          | 1 2 4",
                "q=DOUGH                   | 1",
                "q=100%25                  | 1",
                "q=_                       | ",
                "status=active             | 1 2",
                "status=complete           | 4",
                "status=delayed            | 1",
                "status=problem            | ",
                "status=issue              | ",
                "status=improvement        | ",
                "status=archived           | 3",
                "status=starred            | 2",
                "status=whatever           | 1 2 4",
                "starred=true              | 2",
                "starred=false             | 1 4",
                "owners=1002               | 1 4",
                "owners=1003               | 1",
                "owners=nobody             | ",
                "checklist_id=01900000000070009000000000000033 | 1",
                "blueprint_id=01900000000070009000000000000034 | 2",
                "checklist_id=nothing      | ",
                "folder=01900000000070009000000000000047 | 1",
                "tag=0190000000007000900000000000003e | 1",
                "tag_ids=0190000000007000900000000000003d,0190000000007000900000000000003e | 1",
                "tag=nothing               | ",
                "untagged=1                | 2 4",
                "type=procedure            | 1 4",
                "type=form                 | 2",
                "type=document             | ",
                "groups=01900000000070008000000000000002 | 1",
                "task_status=all           | 1 2 4",
                "task_status=in-progress   | 1 2",
                "task_status=completed     | 1",
                "archived=only             | 3",
                "archived=true             | 1 2 3 4",
                "me=true                   | 1 2 4",
                "sort=created_at           | 4 2 1",
                "sort=-created_at          | 1 2 4",
                "sort=name                 | 4 2 1",
                "sort_by=-name             | 1 2 4",
                "sort=-updated_at          | 4 2 1",
                "per_page=1&page=2         | 2",
                "limit=2                   | 1 2",
                "without_pagination=true   | 1 2 4",
                "updated_since=2026-03-06  | 1 2 4",
            })
    void everyFilterAndEveryOrder(String query, String numbers) {
        assertThat(numbers(ANN_TOKEN, "/runs?" + (query == null ? "" : query)))
                .isEqualTo(list(numbers));
    }

    /// Bob and Lin have tasks in run 1, the template of run 2 lets nobody in, run 4 is everybody's.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bob-token | /runs            | 1 4",
                "lin-token | /runs            | 1 4",
                "bob-token | /runs?me=1       | 1 4",
                "lin-token | /runs?me=1       | 1",
                "bob-token | /runs?archived=only | 3",
                "bob-token | /runs?starred=1  | ",
            })
    void everybodySeesWhatTheyMay(String token, String path, String numbers) {
        assertThat(numbers(token, path)).isEqualTo(list(numbers));
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
        var links = get(ANN_TOKEN, "/runs?status=active&per_page=1").pagination().get("links");
        assertThat(((Map<?, ?>) links).get("next"))
                .isEqualTo(API.url(ORG + "/runs?status=active&per_page=1&page=2"));
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
    void withBringsWhatStandsAroundARun() {
        var names =
                "checklist.steps,tasks.form_fields,tasks.threads,tags,folders,permissions,stages,form_fields,"
                        + "ko_form_fields,assets,member_watchers,guest_watchers,unknown";
        var run =
                get(BOB_TOKEN, "/runs/" + hex(1) + "?form_fields_values=true&with=" + names).data();
        var checklist = data(run, "checklist");
        assertThat(checklist)
                .containsEntry("title", "Sourdough")
                .containsEntry("automated_actions", List.of());
        assertThat(included(checklist, "steps"))
                .extracting(step -> step.get("title"))
                .containsExactly("Knead");
        var tasks = included(run, "tasks");
        assertThat(tasks).extracting(task -> task.get("increment_id")).containsExactly(11, 13, 14);
        assertThat(included(tasks.getFirst(), "threads")).isEmpty();
        assertThat(included(tasks.getFirst(), "form_fields").getFirst())
                .containsEntry("value", "Wheat");
        assertThat(included(run, "tags").getFirst()).containsEntry("title", "Weekly");
        assertThat(included(run, "folders").getFirst()).containsEntry("name", "March");
        assertThat(data(run, "permissions"))
                .containsEntry("can_edit", true)
                .containsEntry("can_delete", false);
        assertThat(included(run, "stages").getFirst())
                .containsEntry("name", "Dough")
                .containsEntry("progress", Map.of("complete", 0, "total", 1, "percent", 0));
        assertThat(included(run, "form_fields").getFirst()).containsEntry("task_id", hex(11));
        assertThat(included(run, "ko_form_fields").getFirst()).containsEntry("value", "Rye");
        assertThat(included(run, "assets")).isEmpty();
        assertThat(run.get("form_fields_values"))
                .isEqualTo(
                        Map.of(
                                hex(ReadableWorld.KICKOFF_FIELD), "Rye",
                                hex(ReadableWorld.FIELD), "Wheat"));
        assertThat(run).doesNotContainKey("unknown");
    }

    @Test
    void listsTakeIncludesToo() {
        var rows = get(ANN_TOKEN, "/runs?with=checklist,tasks,tags,next_task").rows();
        assertThat(rows)
                .allSatisfy(
                        row ->
                                assertThat(row)
                                        .containsKeys("checklist", "tasks", "tags", "next_task"));
        assertThat(data(rows.getLast(), "checklist")).isNull();
        assertThat(get(ANN_TOKEN, "/runs").rows().getFirst()).doesNotContainKeys("tasks", "tags");
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

    private static List<Object> numbers(String token, String path) {
        var reply = get(token, path);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.rows().stream().map(row -> row.get("increment_id")).toList();
    }

    private static List<Object> list(String numbers) {
        return numbers == null
                ? List.of()
                : Stream.of(numbers.split(" ")).<Object>map(Integer::valueOf).toList();
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
