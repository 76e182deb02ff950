package dev.runsheet.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer.Caller;
import dev.runsheet.testing.Batch;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Comments and issues on tasks, runs and templates over HTTP: their routes, rights and faults.
class CommentsApiTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final String NOBODYS = "0123456789abcdef0123456789abcdef";
    private static final Map<String, Object> GOOD = Map.of("content", "Looks good.");

    private final Recipe.Made baking =
            Recipe.called("Baking")
                    .step("Mix", Map.of())
                    .step("Bake", Map.of())
                    .create(SharedServer.API);
    private final Batch run = baking.launch(Map.of());
    private final String task = ORG + "/tasks/" + run.task("Mix");

    @BeforeEach
    void theHourIsYoung() {
        SharedServer.forgetComments();
    }

    @Test
    void everyThingMayBeTalkedAbout() {
        for (var thing : things()) {
            var comment = made(thing + "/comment", GOOD);
            var problem = made(thing + "/problem", Map.of("content", "Burnt", "state", "open"));
            var bot = made(thing + "/bot-comment", Map.of("content", "Beep, @[1002]"));
            var resolution =
                    made(
                            thing + "/resolved-threads",
                            Map.of("thread_id", problem.get("id"), "content", "Baked anew"));
            assertThat(problem).containsEntry("label", "problem").containsEntry("state", "open");
            assertThat(bot)
                    .containsEntry("author_id", null)
                    .containsEntry("author_name", "Bot")
                    .containsEntry("sent_to", List.of());
            var read = ann().get(thing + "?with=threads,issues");
            assertThat(read.included("threads"))
                    .extracting(thread -> thread.get("id"))
                    .containsExactly(
                            comment.get("id"),
                            problem.get("id"),
                            bot.get("id"),
                            resolution.get("id"));
            assertThat(read.included("issues"))
                    .extracting(thread -> thread.get("resolve_id"))
                    .containsExactly(resolution.get("id"));
            var path = thing + "/comment/" + comment.get("id");
            assertThat(ann().put(path, Map.of("content", "Fine.", "state", "open")).data())
                    .containsEntry("content", "Fine.")
                    .containsEntry("state", "open");
            assertThat(ann().delete(path).status()).isEqualTo(204);
            assertThat(ann().get(thing + "?with=threads").included("threads")).hasSize(3);
        }
    }

    @Test
    void aCommentSaysWhatItIsAbout() {
        assertThat(made(task + "/comment", GOOD))
                .containsEntry("task_id", run.task("Mix"))
                .containsEntry("run_id", run.id())
                .containsEntry("checklist_id", null)
                .containsEntry("subject", Map.of("id", run.task("Mix"), "type", "Task"));
        assertThat(made(run.path() + "/comment", GOOD))
                .containsEntry("task_id", null)
                .containsEntry("run_id", run.id())
                .containsEntry("subject", Map.of("id", run.id(), "type", "Run"));
        assertThat(made(baking.path() + "/comment", GOOD))
                .containsEntry("run_id", null)
                .containsEntry("checklist_id", baking.id())
                .containsEntry("subject", Map.of("id", baking.id(), "type", "Checklist"));
    }

    @Test
    void olderClientsCallItTextAndPostToOtherPlaces() {
        for (var path : List.of(task + "/comments", run.taskPath("Mix") + "/comments")) {
            assertThat(made(path, Map.of("text", "From afar")))
                    .containsEntry("content", "From afar");
            assertThat(made(path, GOOD)).containsEntry("content", "Looks good.");
        }
        var elsewhere = baking.launch(Map.of()).path() + "/tasks/" + run.task("Mix") + "/comments";
        assertThat(ann().post(elsewhere, GOOD).status()).isEqualTo(404);
        assertThat(ann().post("/api" + task + "/comment", GOOD).status()).isEqualTo(201);
    }

    @Test
    void listsBringTheWordsAlong() {
        made(task + "/comment", GOOD);
        made(task + "/problem", Map.of("content", "Burnt"));
        var names = "threads,comments,issues,threads_count";
        for (var path :
                List.of(
                        run.path() + "/tasks?with=" + names,
                        ORG + "/tasks?with=" + names + "&status=hasproblem&q=Mix",
                        ORG + "/users/1001/tasks?with=" + names + "&status=hasproblem")) {
            var row =
                    ann().get(path).rows().stream()
                            .filter(each -> each.get("id").equals(run.task("Mix")))
                            .findFirst();
            assertThat(row.orElseThrow())
                    .containsEntry("threads_count", 2)
                    .containsEntry("problem", true);
            for (var name : List.of("threads", "comments")) {
                assertThat(data(row.get(), name)).hasSize(2);
            }
            assertThat(data(row.get(), "issues")).hasSize(1);
        }
        var other = ann().get(run.taskPath("Bake") + "?with=" + names).data();
        assertThat(other).containsEntry("threads_count", 0);
        assertThat(data(other, "threads")).isEmpty();
        var tasks = ann().get(run.path() + "?with=tasks.threads").included("tasks");
        assertThat(data(tasks.getFirst(), "threads")).hasSize(2);
    }

    @Test
    void openIssuesComeFirst() {
        var first = made(task + "/problem", Map.of("content", "First"));
        var second = made(task + "/problem", Map.of("content", "Second"));
        made(task + "/resolved-threads", Map.of("thread_id", first.get("id"), "content", "Solved"));
        assertThat(ann().get(task + "?with=issues").included("issues"))
                .extracting(issue -> issue.get("id"))
                .containsExactly(second.get("id"), first.get("id"));
    }

    @Test
    void runsThatCouldBeBetterAreFound() {
        made(task + "/comment", Map.of("content", "Use rye", "label", "improvement"));
        var found = ann().get(ORG + "/runs?status=improvement&checklist_id=" + baking.id()).rows();
        assertThat(found).extracting(row -> row.get("id")).containsExactly(run.id());
        var other = baking.launch(Map.of());
        made(other.path() + "/comment", Map.of("content", "Use oat", "label", "improvement"));
        assertThat(ann().get(ORG + "/runs?status=improvement&checklist_id=" + baking.id()).rows())
                .hasSize(2);
    }

    @Test
    void theResolvedIssuesOfATemplateAreListed() {
        var path = baking.path() + "/resolved-threads";
        var problem = made(baking.path() + "/problem", Map.of("content", "Too long"));
        made(baking.path() + "/problem", Map.of("content", "Too short"));
        assertThat(ann().get(path).rows()).isEmpty();
        made(path, Map.of("thread_id", problem.get("id"), "content", "Shortened"));
        assertThat(ann().get(path).rows())
                .extracting(issue -> issue.get("content"))
                .containsExactly("Too long");
        var launched = baking.launch(Map.of());
        assertThat(ann().get(launched.path() + "?with=threads").included("threads")).isEmpty();
    }

    @Test
    void everyFaultIsSaidAtOnceAndNothingIsStored() {
        for (var thing : things()) {
            var nonsense = Map.of("content", " ", "label", "moan", "state", 7);
            assertThat(refused(thing + "/comment", nonsense))
                    .containsOnlyKeys("content", "label", "state");
            assertThat(refused(thing + "/problem", Map.of("content", 5, "state", "ajar")))
                    .containsOnlyKeys("content", "state");
            assertThat(refused(thing + "/bot-comment", Map.of())).containsOnlyKeys("content");
            assertThat(refused(thing + "/resolved-threads", Map.of()))
                    .containsOnlyKeys("thread_id", "content");
            for (var empty : List.of("<script>x</script>", "<p>&nbsp;</p>", "<b></b>")) {
                assertThat(refused(thing + "/comment", Map.of("content", empty)))
                        .containsOnlyKeys("content");
            }
            var comment = made(thing + "/comment", GOOD);
            var edit = ann().put(thing + "/comment/" + comment.get("id"), nonsense);
            assertThat(edit.errors()).containsOnlyKeys("content", "label", "state");
            var long100k = Map.of("content", "x".repeat(100_001));
            assertThat(refused(thing + "/comment", long100k)).containsOnlyKeys("content");
            assertThat(ann().get(thing + "?with=threads").included("threads"))
                    .extracting(thread -> thread.get("content"))
                    .containsExactly("Looks good.");
        }
    }

    @Test
    void contentIsCleaned() {
        var sent = "<p onclick=\"x()\">Hi <script>alert(1)</script><b>all</b></p>";
        var comment = made(task + "/comment", Map.of("content", sent));
        assertThat(comment).containsEntry("content", "<p>Hi <b>all</b></p>");
        var sly = made(task + "/comment", Map.of("content", "<b title=\"@[1002]\">@[1002]</b>"));
        assertThat(sly.get("sent_to")).isEqualTo(List.of(1002));
        assertThat(ann().get(task + "?with=threads").included("threads").getLast())
                .containsEntry("content", "<b title=\"@[1002]\"><strong>Bob Stone</strong></b>");
    }

    @Test
    void whatIsNotThereIsNotFoundWhoseverItIs() {
        var comment = made(task + "/comment", GOOD);
        var eves = eve().post("/organizations/" + World.MILL.hex() + "/tasks", oneOff()).data();
        for (var id : List.of(NOBODYS, "nonsense", (String) eves.get("id"))) {
            for (var kind : List.of("/tasks/", "/runs/", "/checklists/")) {
                for (var how : List.of("/comment", "/problem", "/bot-comment")) {
                    assertNotFound(ann().post(ORG + kind + id + how, GOOD));
                }
                var resolution = Map.of("thread_id", NOBODYS, "content", "Done");
                assertNotFound(ann().post(ORG + kind + id + "/resolved-threads", resolution));
                assertNotFound(ann().put(ORG + kind + id + "/comment/" + NOBODYS, GOOD));
                assertNotFound(ann().delete(ORG + kind + id + "/comment/" + NOBODYS));
            }
        }
        var other = ORG + "/tasks/" + run.task("Bake");
        for (var thing : List.of(other, run.path(), baking.path())) {
            assertNotFound(ann().put(thing + "/comment/" + comment.get("id"), GOOD));
            assertNotFound(ann().delete(thing + "/comment/" + comment.get("id")));
            var resolution = Map.of("thread_id", comment.get("id"), "content", "Done");
            assertNotFound(ann().post(thing + "/resolved-threads", resolution));
        }
        var noIssue = Map.of("thread_id", comment.get("id"), "content", "Done");
        assertThat(ann().post(task + "/resolved-threads", noIssue).status()).isEqualTo(422);
    }

    @Test
    void nobodyOfAnotherOrganizationComesNear() {
        var comment = made(task + "/comment", GOOD);
        var path = task + "/comment/" + comment.get("id");
        assertThat(eve().post(task + "/comment", GOOD).status()).isEqualTo(403);
        assertThat(eve().put(path, GOOD).status()).isEqualTo(403);
        var there = path.replace(World.FLOUR.hex(), World.MILL.hex());
        assertNotFound(eve().put(there, GOOD));
        assertNotFound(eve().delete(there));
        assertThat(SharedServer.API.asNobody().post(task + "/comment", GOOD).status())
                .isEqualTo(401);
    }

    @Test
    void anArchivedTaskIsNotTalkedAbout() {
        var made = ann().post(ORG + "/tasks", oneOff()).data();
        var path = ORG + "/tasks/" + made.get("id");
        ann().delete(path);
        assertNotFound(ann().post(path + "/comment", GOOD));
    }

    @Test
    void aCommentIsANewVersionOfWhatItIsAbout() {
        for (var thing : things()) {
            var before = version(thing);
            var comment = later(1, () -> made(thing + "/comment", GOOD));
            var after = version(thing);
            assertThat(after).isNotEqualTo(before);
            later(2, () -> ann().delete(thing + "/comment/" + comment.get("id")));
            assertThat(version(thing)).isNotEqualTo(after);
        }
    }

    private static <T> T later(int minutes, Supplier<T> work) {
        return SharedServer.at(World.NOON.plus(Duration.ofMinutes(minutes)), work);
    }

    private static String version(String thing) {
        return ann().get(thing + "?with=threads").header("ETag");
    }

    @Test
    void anEditMayReportAndTakeBackAnIssue() {
        var comment = made(task + "/comment", GOOD);
        var path = task + "/comment/" + comment.get("id");
        ann().put(path, Map.of("content", "Bad", "label", "problem"));
        assertThat(run.read("Mix")).containsEntry("problem", true);
        assertThat(run.read()).containsEntry("status", "problem");
        ann().put(path, Map.of("content", "Not so bad", "label", "comment"));
        assertThat(run.read("Mix")).containsEntry("problem", false);
        assertThat(run.read()).containsEntry("status", "active");
    }

    @Test
    void aPurgedRunTakesItsCommentsAlong() {
        made(task + "/comment", GOOD);
        made(run.path() + "/comment", GOOD);
        ann().delete(run.path());
        assertThat(ann().delete(run.path() + "/delete").status()).isEqualTo(200);
        int left =
                SharedServer.API
                        .database()
                        .database()
                        .read(
                                tx ->
                                        tx.createQuery(
                                                        """
                                                        select count(*)
                                                          from comment
                                                         where org_id = :org
                                                           and cast(:run as uuid) in (run_id, task_id)
                                                        """)
                                                .bind("org", World.FLOUR.value())
                                                .bind("run", run.id())
                                                .mapTo(Integer.class)
                                                .one());
        assertThat(left).isZero();
    }

    private List<String> things() {
        return List.of(task, run.path(), baking.path());
    }

    private static Map<String, Object> oneOff() {
        return Map.of(
                "title",
                "Sweep",
                "task_type",
                "task",
                "deadline",
                "2026-03-10T12:00:00Z",
                "owners",
                Map.of());
    }

    private static Map<String, Object> made(String path, Map<String, ?> body) {
        var reply = ann().post(path, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.data();
    }

    private static Map<String, Object> refused(String path, Map<String, ?> body) {
        var reply = ann().post(path, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(422);
        return reply.errors();
    }

    private static void assertNotFound(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(404);
        assertThat(reply.json())
                .isEqualTo(
                        Map.of(
                                "error", true,
                                "message", "Resource not found",
                                "code", "RESOURCE_NOT_FOUND"));
    }

    private static List<?> data(Map<String, Object> row, String name) {
        return (List<?>) ((Map<?, ?>) row.get(name)).get("data");
    }

    private static Caller ann() {
        return SharedServer.API.as(World.ANN_TOKEN);
    }

    private static Caller eve() {
        return SharedServer.API.as(World.EVE_TOKEN);
    }
}
