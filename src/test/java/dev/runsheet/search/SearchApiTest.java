package dev.runsheet.search;

import static dev.runsheet.testing.World.ANN;
import static dev.runsheet.testing.World.ANN_ID;
import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.BOB_ID;
import static dev.runsheet.testing.World.BOB_TOKEN;
import static dev.runsheet.testing.World.EVE_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.GUS;
import static dev.runsheet.testing.World.LIN_ID;
import static dev.runsheet.testing.World.LIN_TOKEN;
import static dev.runsheet.testing.World.MILL;
import static dev.runsheet.testing.World.OVENS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Page;
import dev.runsheet.base.TaskId;
import dev.runsheet.run.CommentsApi;
import dev.runsheet.run.CompletedTasksApi;
import dev.runsheet.run.RunsApi;
import dev.runsheet.run.TaskReadsApi;
import dev.runsheet.run.TasksApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Forms;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.Rows;
import dev.runsheet.testing.Rules;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is found, by whom and in what order. A run or task goes by its number, a template by its
/// title.
class SearchApiTest {
    private static final String ORG = "/organizations/" + FLOUR.hex();
    private static final ApiServer API =
            ApiServer.of(
                    SearchApi::mount,
                    TemplatesApi::mount,
                    RunsApi::mount,
                    TasksApi::mount,
                    TaskReadsApi::mount,
                    CommentsApi::mount,
                    CompletedTasksApi::mount);
    private static final int OPEN = 51;
    private static final int CLOSED = 52;
    private static final int TAG = 61;
    private static final String DAWN = "2026-03-01T06:00:00Z";
    private static final List<?> ANNS = List.of(ANN_ID);
    private static final List<?> BOBS = List.of(BOB_ID);
    private static final List<?> LINS = List.of(LIN_ID);

    @BeforeAll
    static void fill() {
        API.database()
                .database()
                .write(
                        tx -> {
                            runs(tx);
                            tasks(tx);
                            return null;
                        });
    }

    @AfterAll
    static void close() {
        API.close();
    }

    /// Runs 1 and 2 may be read by everybody, run 3 by those who take part in it; run 4 is
    /// archived.
    private static void runs(Handle tx) {
        tx.execute(
                """
                insert into tag (org_id, id, title, color, created_at)
                values (?, ?, 'Wholesale', '#2980b9', now())
                """,
                FLOUR.value(),
                Rows.id(TAG));
        Rows.template(tx, OPEN, Map.of("title", "Hidden below", "archived_at", DAWN));
        Rows.template(
                tx,
                CLOSED,
                Map.of("title", "Payday", "archived_at", DAWN, "process_read_all", false));
        Rows.run(tx, 1, of(OPEN, Map.of("name", "Rye", "tag_ids", List.of(id(TAG)))));
        Rows.run(
                tx, 2, of(OPEN, Map.of("name", "Dark rye 100%", "summary", "With <b>caraway</b>")));
        Rows.run(tx, 3, of(CLOSED, Map.of("name", "Rye wages")));
        Rows.run(tx, 4, of(OPEN, Map.of("name", "Rye of last year", "archived_at", DAWN)));
    }

    private static void tasks(Handle tx) {
        Rows.task(tx, 11, Map.of("title", "Knead the dough", "run_id", id(1), "member_ids", LINS));
        Rows.task(tx, 12, Map.of("title", "Prove dough", "run_id", id(1), "is_hidden", true));
        Rows.task(tx, 13, Map.of("title", "Dough", "run_id", id(2), "tag_ids", List.of(id(TAG))));
        Rows.task(tx, 14, Map.of("title", "Doughnuts", "summary", "Sweet and ROUND, of dough"));
        Rows.task(tx, 15, Map.of("title", "Weigh dough", "run_id", id(3), "member_ids", BOBS));
        Rows.task(tx, 16, Map.of("title", "Dough secret", "is_secret", true, "member_ids", ANNS));
        Rows.task(tx, 17, Map.of("title", "Old dough", "archived_at", DAWN));
        Rows.task(tx, 18, Map.of("title", "Sour_dough", "starter_id", LIN_ID));
        Rows.task(tx, 19, Map.of("title", "Call Æble & Sønner", "group_ids", List.of(OVENS)));
    }

    /// As Ann, who sees everything; first what is called just so, then what begins so, then what
    /// has it in its name, then the rest, the newest first.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "task    | dough             | 13 16 14 18 15 11",
                "task    | DOUGH             | 13 16 14 18 15 11",
                "task    | oug               | 18 16 15 14 13 11",
                "task    | ' dough '         | 13 16 14 18 15 11",
                "task    | dough knead       | 11",
                "task    | knea dou          | ",
                "task    | dough kne         | 11",
                "task    | round             | 14",
                "task    | sweet round       | 14",
                "task    | and of rou        | 14",
                "task    | wholesale         | 13",
                "task    | _                 | 18",
                "task    | %                 | ",
                "task    | æble              | 19",
                "task    | sønner call       | 19",
                "task    | 'dough'' or 1=1'  | ",
                "task    | nothing           | ",
                "process | rye               | 1 3 2",
                "process | dark              | 2",
                "process | 100%              | 2",
                "process | caraway           | 2",
                "process | CARA              | 2",
                "process | holes             | 1",
                "process | b                 | ",
                "process | last year         | ",
            })
    void aTextIsFoundInNamesWordsAndTags(String kind, String text, String numbers) {
        assertThat(numbers(ANN_TOKEN, kind, text)).isEqualTo(list(numbers));
    }

    /// Bob is a baker and has a task in the closed run; Lin is a light member.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bob-token | task    | dough | 13 14 18 15 11",
                "bob-token | task    | call  | 19",
                "bob-token | process | rye   | 1 3 2",
                "lin-token | task    | dough | 11",
                "lin-token | task    | call  | ",
                "lin-token | process | rye   | 1 2",
            })
    void everybodyFindsWhatTheyMaySee(String token, String kind, String text, String numbers) {
        assertThat(numbers(token, kind, text)).isEqualTo(list(numbers));
    }

    @Test
    void anotherOrganizationFindsNothing() {
        var found = API.as(EVE_TOKEN).get("/organizations/" + MILL.hex() + "/search?search=dough");
        for (var kind : Kind.values()) {
            assertThat(rows(found, kind.word())).as(kind.word()).isEmpty();
        }
        assertThat(search(EVE_TOKEN, "search=dough").status()).isEqualTo(403);
    }

    @Test
    void whatWasSaidIsFoundWhereItWasSaid() {
        var ann = API.as(ANN_TOKEN);
        var recipe = Recipe.called("Focaccia").step("Dimple", Map.of()).create(API);
        var run = recipe.launch(Map.of("name", "Lunch"));
        var said = Map.of("content", "Mind the <b>rosemary</b>, and the rosemary oil");
        ann.post(recipe.path() + "/comment", said);
        ann.post(run.path() + "/comment", said);
        var task = ORG + "/tasks/" + run.task("Dimple");
        var first = ann.post(task + "/comment", said).data().get("id");
        ann.post(task + "/comment", said);
        assertThat(hits("blueprint", "rosem")).hasSize(1);
        assertThat(hits("process", "oil rosemary")).hasSize(1);
        assertThat(hits("task", "rosemary"))
                .extracting(row -> row.get("id"))
                .containsExactly(run.task("Dimple"));
        ann.put(task, Map.of("title", "Add rosemary"));
        assertThat(hits("task", "rosemary")).hasSize(1);
        ann.put(task + "/comment/" + first, Map.of("content", "Mind the thyme"));
        assertThat(hits("task", "thyme")).hasSize(1);
        assertThat(hits(LIN_TOKEN, "task", "thyme")).isEmpty();
        ann.delete(task + "/comment/" + first);
        assertThat(hits("task", "thyme")).isEmpty();
        ann.delete(run.path());
        assertThat(hits("process", "rosemary")).isEmpty();
    }

    @Test
    void aGuestFindsWhatWasSaidOpenly() {
        var task = ORG + "/tasks/" + hits("task", "doughnuts").getFirst().get("id");
        var ann = API.as(ANN_TOKEN);
        ann.put(
                task,
                Map.of("owners", Map.of("guests", List.of(GUS), "users", List.of(ANN_ID.value()))));
        ann.post(task + "/comment", Map.of("content", "Cardamom for us"));
        ann.post(task + "/comment", Map.of("content", "Cinnamon for all", "state", "open"));
        var gus = new Actor(FLOUR, new Actor.Who.Guest(GUS, Set.of()));
        assertThat(found(gus, "cinnamon")).hasSize(1);
        assertThat(found(gus, "cardamom")).isEmpty();
        assertThat(found(ANN, "cardamom")).hasSize(1);
        ann.put(task, Map.of("owners", Map.of()));
    }

    private static List<TaskId> found(Actor actor, String text) {
        return API.database()
                .database()
                .read(
                        tx ->
                                SearchStore.tasks(
                                                tx,
                                                actor,
                                                new Question(text),
                                                new Page(1, 10, false))
                                        .rows());
    }

    @Test
    void aSearchAnswersAListForEachKindAndFindsWhatWasMadeAMomentAgo() {
        var task =
                API.as(ANN_TOKEN)
                        .post(
                                ORG + "/tasks",
                                Map.of(
                                        "title", "Polish the bread peel",
                                        "task_type", "task",
                                        "deadline", "2026-03-10",
                                        "owners", Map.of()));
        var found = search(ANN_TOKEN, "search=bread%20peel&on=task,process");
        assertThat(found.json()).containsOnlyKeys("task", "process");
        assertThat(rows(found, "task"))
                .extracting(row -> row.get("id"))
                .containsExactly(task.data().get("id"));
        assertThat(rows(found, "process")).isEmpty();
        assertThat(search(ANN_TOKEN, "search=bread%20peel").json())
                .containsOnlyKeys("blueprint", "process", "task", "step", "capture", "snippet");
    }

    @Test
    void whatIsRenamedIsFoundByItsNewNameAlone() {
        var made =
                API.as(ANN_TOKEN)
                        .post(
                                ORG + "/tasks",
                                Map.of(
                                        "title", "Sharpen scissors",
                                        "task_type", "task",
                                        "deadline", "2026-03-10",
                                        "owners", Map.of()));
        var path = ORG + "/tasks/" + made.data().get("id");
        API.as(ANN_TOKEN).put(path, Map.of("title", "Sharpen knives", "summary", "On the stone"));
        assertThat(hits("task", "scissors")).isEmpty();
        assertThat(hits("task", "knives")).hasSize(1);
        assertThat(hits("task", "stone")).hasSize(1);
        API.as(ANN_TOKEN).delete(path);
        assertThat(hits("task", "knives")).isEmpty();
        API.as(ANN_TOKEN).put(path + "/restore", Map.of());
        assertThat(hits("task", "knives")).hasSize(1);
    }

    @Test
    void aHiddenTaskIsFoundOnceARuleShowsIt() {
        var recipe =
                Recipe.called("Croissants")
                        .step("Laminate croissants", Map.of())
                        .step("Glaze croissants", Map.of())
                        .rule(
                                Rules.when("Laminate croissants", "completed"),
                                Rules.show("Glaze croissants"))
                        .create(API);
        var run = recipe.launch(Map.of("name", "Sunday"));
        assertThat(hits("task", "glaze")).isEmpty();
        run.complete("Laminate croissants");
        assertThat(hits("task", "glaze")).hasSize(1);
        assertThat(hits("process", "sunday")).hasSize(1);
        API.as(ANN_TOKEN).delete(run.path());
        assertThat(hits("task", "glaze")).isEmpty();
        assertThat(hits("process", "sunday")).isEmpty();
    }

    @Test
    void stepsAndFieldsAreFoundInTheNewestVersionOfTheirTemplate() {
        var recipe =
                Recipe.called("Pretzels")
                        .kickoff(Forms.field("text", "How \"salty\"?"))
                        .step("Boil in lye", Map.of(), Forms.field("text", "Lye strength"))
                        .create(API);
        assertThat(hits("step", "LYE")).hasSize(1);
        assertThat(hits("step", "lye boil")).hasSize(1);
        assertThat(hits("capture", "strength"))
                .extracting(row -> row.get("label"), row -> row.get("checklist_title"))
                .containsExactly(tuple("Lye strength", "Pretzels"));
        assertThat(hits("capture", "\"salty\"")).hasSize(1);
        recipe.launch(Map.of("name", "Festival"));
        API.as(ANN_TOKEN)
                .put(
                        recipe.path() + "/steps/" + recipe.id("Boil in lye"),
                        Map.of("title", "Dip in soda"));
        assertThat(hits("step", "lye")).isEmpty();
        assertThat(hits("step", "soda"))
                .extracting(row -> row.get("checklist_id"))
                .containsExactly(recipe.id());
        API.as(ANN_TOKEN).delete(recipe.path());
        assertThat(hits("step", "soda")).isEmpty();
        assertThat(hits("blueprint", "pretzels")).isEmpty();
    }

    @Test
    void aTemplateIsFoundByThoseWhoHaveARightOnIt() {
        var all =
                Stream.of(
                                "checklist_read",
                                "checklist_edit",
                                "process_launch",
                                "checklist_duplicate",
                                "process_read")
                        .map(type -> Map.<String, Object>of("type", type, "users", List.of(1003)))
                        .toList();
        var recipe =
                Recipe.called("Stollen")
                        .with("summary", "Marzipan inside")
                        .with("permissions", all)
                        .step("Soak raisins", Map.of(), Forms.field("text", "Rum or not"))
                        .create(API);
        for (var query :
                List.of("blueprint stoll", "blueprint marzi", "step raisins", "capture rum")) {
            var words = query.split(" ");
            assertThat(hits(ANN_TOKEN, words[0], words[1])).as(query).hasSize(1);
            assertThat(hits(LIN_TOKEN, words[0], words[1])).as(query).hasSize(1);
            assertThat(hits(BOB_TOKEN, words[0], words[1])).as(query).isEmpty();
        }
        assertThat(hits("blueprint", "stollen").getFirst())
                .containsEntry("id", recipe.id())
                .containsEntry("steps_count", 1)
                .containsEntry("organization_id", FLOUR.hex())
                .containsEntry("folders", List.of());
    }

    @Test
    void everyListHasItsPages() {
        var first = section(search(ANN_TOKEN, "search=dough&on=task&per_page=4"), "task");
        assertThat(pagination(first))
                .containsEntry("total", 6)
                .containsEntry("count", 4)
                .containsEntry("per_page", 4)
                .containsEntry("total_pages", 2)
                .containsEntry("has_more_pages", true);
        assertThat(((Map<?, ?>) pagination(first).get("links")).get("next"))
                .isEqualTo(API.url(ORG + "/search?search=dough&on=task&per_page=4&page=2"));
        var second = section(search(ANN_TOKEN, "search=dough&on=task&per_page=4&page=2"), "task");
        assertThat(pagination(second)).containsEntry("has_more_pages", false);
        assertThat((List<?>) second.get("data")).hasSize(2);
        var beyond = section(search(ANN_TOKEN, "search=dough&on=task&page=9"), "task");
        assertThat(pagination(beyond)).containsEntry("total", 6).containsEntry("count", 0);
        assertThat(pagination(section(search(ANN_TOKEN, "search=x&on=task"), "task")))
                .containsEntry("per_page", 20);
        assertThat(pagination(section(search(ANN_TOKEN, "search=x&per_page=500"), "step")))
                .containsEntry("per_page", 100);
        assertThat(pagination(section(search(ANN_TOKEN, "search=x&limit=7"), "step")))
                .containsEntry("per_page", 7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "search=                | search",
                "search=%20%20          | search",
                "on=task                | search",
                "search=x&on=tasks      | on",
                "search=x&on=Task       | on",
                "search=&on=wish        | search on",
            })
    void whatMakesNoSenseIsRefused(String query, String faults) {
        var refused = search(ANN_TOKEN, query);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(((Map<?, ?>) refused.json().get("errors")).keySet())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(faults.split(" "));
    }

    @Test
    void aTextHasAtMostFiveHundredCharacters() {
        assertThat(search(ANN_TOKEN, "search=" + "x".repeat(501)).status()).isEqualTo(422);
        assertThat(search(ANN_TOKEN, "search=" + "x".repeat(500)).status()).isEqualTo(200);
    }

    private static Map<String, Object> of(int template, Map<String, Object> columns) {
        var run = new HashMap<>(columns);
        run.put("template_id", id(template));
        run.put("template_version", 1);
        run.put("template_title", "Baking");
        return run;
    }

    private static String id(int number) {
        return Rows.id(number).toString();
    }

    private static Reply search(String token, String query) {
        return API.as(token).get(ORG + "/search?" + query);
    }

    private static List<Map<String, Object>> hits(String kind, String text) {
        return hits(ANN_TOKEN, kind, text);
    }

    private static List<Map<String, Object>> hits(String token, String kind, String text) {
        var encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
        var reply = search(token, "on=" + kind + "&search=" + encoded);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return rows(reply, kind);
    }

    private static List<Object> numbers(String token, String kind, String text) {
        return hits(token, kind, text).stream().map(row -> row.get("increment_id")).toList();
    }

    private static List<Object> list(String numbers) {
        return numbers == null
                ? List.of()
                : Stream.of(numbers.split(" ")).<Object>map(Integer::valueOf).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> section(Reply reply, String kind) {
        return (Map<String, Object>) reply.json().get(kind);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Reply reply, String kind) {
        return (List<Map<String, Object>>) section(reply, kind).get("data");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> pagination(Map<String, Object> section) {
        return (Map<String, Object>) ((Map<String, Object>) section.get("meta")).get("pagination");
    }
}
