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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lists of tasks; the numbers are those of section 20 of the tasks spec.
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

    /// The list of the organization as Ann, who sees everything.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                    | 25 23 22 21 17 16 15 14 13 11",
                "status=all                          | 25 23 22 21 17 16 15 14 13 11",
                "status=whatever                     | 25 23 22 21 17 16 15 14 13 11",
                "status=active                       | 23 22 21 17 16 15 13 11",
                "status=inprogress                   | 23 22 21 17 16 15 13 11",
                "status=incomplete                   | 23 22 21 17 16 15 13 11",
                "status=not-started                  | 23 22 21 17 16 15 13",
                "status=completed                    | 14 25",
                "status=complete                     | 14 25",
                "status=complete&sort=-completed_newest | 25 14",
                "status=overdue                      | 21 13",
                "status=due_soon                     | 22 17",
                "status=hasproblem                   | ",
                "status=auto-skipped                 | 12",
                "q=sourdough                         | 15 14 13 11",
                "q=SWEEP                             | 22",
                "q=100%25                            | 15 14 13 11",
                "q=50_k                              | 23",
                "q=0_                                | 23",
                "q=%25                               | 15 14 13 11",
                "owners=1001                         | 16 15",
                "owners=1001,1003                    | 22 16 15 14",
                "owners[]=1001                       | 16 15",
                "owners=nobody                       | ",
                "guests=GUS@flour.example            | 17",
                "groups=01900000000070008000000000000002 | 13",
                "unassigned=true                     | 23",
                "unassigned=0&owners=1001            | 16 15",
                "is_oneoff=true                      | 25 23 22 21",
                "is_oneoff=false                     | 17 16 15 14 13 11",
                "tag=urgent                          | 13",
                "tag=weekly                          | 15 14 13 11",
                "tag=0190000000007000900000000000003d | 13",
                "tag=nothing                         | ",
                "folder=01900000000070009000000000000047 | 15 14 13 11",
                "folder=nothing                      | ",
                "created=2026-03-02                  | 21",
                "created=2026-03-02:2026-03-03       | 22 21",
                "created=lately                      | ",
                "deadline_start_range=2026-03-06&deadline_end_range=2026-03-07 | 22 21 17",
                "deadline_on=2026-03-06              | 22 21",
                "deadline_on=2026-03-06&deadline_before=2026-03-01 | 22 21",
                "deadline_before=2026-03-06          | 13",
                "deadline_after=2026-03-06           | 17 15",
                "deadline_after=2026-03-07T09:00:00Z | 15",
                "archived=only                       | 18 24",
                "archived=true&owners=1002           | 25 22 21 18 24 11",
                "assignee=me                         | 16 15",
                "sort=deadline                       | 13 21 22 17 15 11 14 16 23 25",
                "sort=-deadline                      | 15 17 22 21 13 25 23 16 14 11",
                "sort=newest&per_page=2              | 25 23",
                "sort=-newest&per_page=2             | 11 13",
                "sort=problems&per_page=2            | 25 23",
                "sort=created_at&per_page=2          | 11 13",
                "sort=-created_at&per_page=2         | 25 23",
                "sort=updated_at&per_page=2          | 11 13",
                "sort=-updated_at&per_page=2         | 25 23",
                "sort=name&per_page=2                | 13 21",
                "sort=-name&per_page=2               | 14 22",
                "sort=completed_newest&status=complete | 14 25",
                "sort=completed_newest&per_page=2    | 14 25",
                "sort=whatever&per_page=2            | 25 23",
                "roles=01900000000070008000000000000002 | ",
                "custom_field_key=size&custom_field_value=5 | ",
                "custom_field_key=size&limit=2       | 25 23",
                "custom_field_value=5&limit=2        | 25 23",
                "status=active&unassigned=true       | 23",
                "status=completed&owners=1002        | 25",
                "status=active&owners=1002&is_oneoff=true | 22 21",
                "status=overdue&groups=01900000000070008000000000000002 | 13",
                "status=due_soon&guests=gus@flour.example | 17",
                "q=sourdough&status=completed        | 14",
                "archived=only&sort=deadline         | 18 24",
                "tag=weekly&status=active            | 15 13 11",
                "page=x&per_page=2                   | 25 23",
                "page=9                              | ",
                "without_pagination=1&status=overdue | 21 13",
                "updated_since=2026-03-06&limit=3    | 25 23 22",
            })
    void everyFilterAndEveryOrder(String query, String numbers) {
        assertThat(numbers(ANN_TOKEN, "/tasks?" + encoded(query))).isEqualTo(list(numbers));
    }

    /// With what a run hides, by position.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                        | 11 12 13 14 15",
                "status=active_visible   | 11 13 15",
                "status=active           | 11 13 15",
                "status=auto-skipped     | 12",
                "status=completed        | 14",
                "status=overdue          | 13",
                "status=not-started      | 13 15",
                "sort=-position          | 15 14 13 12 11",
                "sort=deadline           | 13 15 11 12 14",
                "owners=1002             | 11",
                "unassigned=1            | 12",
                "deadline_on=2026-03-05  | 13",
                "per_page=2&page=3       | 15",
            })
    void theTasksOfARun(String query, String numbers) {
        assertThat(numbers(ANN_TOKEN, "/runs/" + hex(1) + "/tasks?" + encoded(query)))
                .isEqualTo(list(numbers));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bob-token | /me/tasks                       | 22 21 13 11",
                "bob-token | /me/tasks?status=completed      | 25",
                "bob-token | /me/tasks?status=all            | 25 22 21 13 11",
                "bob-token | /me/tasks?status=overdue        | 21 13",
                "bob-token | /me/tasks?q=sourdough           | 13 11",
                "bob-token | /me/tasks?sort=deadline         | 13 21 22 11",
                "bob-token | /me/tasks?sort=-deadline        | 22 21 13 11",
                "bob-token | /me/tasks?archived=only         | 18 24",
                "ann-token | /users/1002/tasks               | 22 21 13 11",
                "ann-token | /users/1002/tasks?tag=urgent    | 13",
                "ann-token | /users/1003/tasks?status=all    | 22 14",
                "bob-token | /users/1003/tasks?status=all    | 22 14",
                "lin-token | /users/1002/tasks               | 22 13 11",
                "bob-token | /users/1001/tasks               | ",
                "ann-token | /guests/gus%40flour.example/tasks | 17",
                "bob-token | /guests/gus%40flour.example/tasks | ",
            })
    void whatSomebodyHasToDo(String token, String path, String numbers) {
        assertThat(numbers(token, path)).isEqualTo(list(numbers));
    }

    /// Secret tasks and the runs of a closed template are left out; a light member sees no other
    /// people's tasks outside of runs.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bob-token | /tasks                 | 25 23 22 21 14 13 11",
                "lin-token | /tasks                 | 22 14 13 11",
                "bob-token | /tasks?unassigned=true | 23",
            })
    void everybodySeesWhatIsTheirs(String token, String path, String numbers) {
        assertThat(numbers(token, path)).isEqualTo(list(numbers));
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

    @Test
    void withBringsWhatStandsAroundATask() {
        var names =
                "run.checklist,step,form_fields,tags,threads,comments,assets,issues,roles,folders,activities,"
                        + "ko-form-fields,member_watchers,guest_watchers,threads_count,unknown";
        var task = get(ANN_TOKEN, "/tasks/" + hex(11) + "?with=" + names).data();
        var run = data(task, "run");
        assertThat(run).containsEntry("increment_id", 1);
        assertThat(data(run, "checklist")).containsEntry("title", "Sourdough");
        assertThat(data(task, "step")).containsEntry("title", "Knead");
        assertThat(included(task, "form_fields").getFirst())
                .containsEntry("value", "Wheat")
                .containsEntry("field_value", "Wheat");
        assertThat(included(task, "ko-form-fields").getFirst()).containsEntry("value", "Rye");
        assertThat(included(task, "folders").getFirst()).containsEntry("name", "March");
        for (var empty :
                List.of("threads", "comments", "assets", "issues", "roles", "activities", "tags")) {
            assertThat(included(task, empty)).as(empty).isEmpty();
        }
        assertThat(task).containsEntry("threads_count", 0).doesNotContainKey("unknown");
        var alone = get(ANN_TOKEN, "/tasks/" + hex(21) + "?with=run,step").data();
        assertThat(data(alone, "run")).isNull();
        assertThat(data(alone, "step")).isNull();
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

    private static String encoded(String query) {
        return query == null ? "" : query.replace("[", "%5B").replace("]", "%5D");
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
