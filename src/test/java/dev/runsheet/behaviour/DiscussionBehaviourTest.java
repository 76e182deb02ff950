package dev.runsheet.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.run.CommentsApi;
import dev.runsheet.run.CompletedTasksApi;
import dev.runsheet.run.RunReadsApi;
import dev.runsheet.run.RunsApi;
import dev.runsheet.run.TaskReadsApi;
import dev.runsheet.run.TasksApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.ApiServer.Caller;
import dev.runsheet.testing.AtOnce;
import dev.runsheet.testing.Batch;
import dev.runsheet.testing.Guests;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Comments and issues; the numbers are those of appendix B of the platform spec.
class DiscussionBehaviourTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();

    /// One of its own: an organization may write only so much in an hour.
    private final ApiServer api =
            ApiServer.of(
                    TasksApi::mount,
                    TaskReadsApi::mount,
                    CommentsApi::mount,
                    CompletedTasksApi::mount,
                    RunsApi::mount,
                    RunReadsApi::mount,
                    TemplatesApi::mount,
                    Guests::mount);

    private final Caller ann = api.as(World.ANN_TOKEN);
    private final Caller bob = api.as(World.BOB_TOKEN);

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void b15_b44_aCommentNeedsOnlyContent() {
        var task = task();
        var comment = said(task + "/comment", Map.of("content", "Looks good."));
        assertThat(comment)
                .containsEntry("label", "comment")
                .containsEntry("state", "hide-for-guests")
                .containsEntry("author_id", 1001)
                .containsEntry("sent_by", 1001);
        assertThat(comment.get("id")).asString().matches("[a-f0-9]{32}");
    }

    @Test
    void b35_aMentionInvitesAGuestUntilThereAreTooMany() {
        var task = task();
        for (int i = 0; i < 30; i++) {
            said(task + "/comment", Map.of("content", "Ask +guest" + i + "@mill.example."));
        }
        var one = ann.post(task + "/comment", Map.of("content", "Ask +one@mill.example too"));
        assertThat(one.status()).isEqualTo(429);
        assertThat(one.json()).containsEntry("code", "RATE_LIMIT_EXCEEDED");
        assertThat(one.header("Retry-After")).matches("[0-9]+");
        assertThat(ann.get(ORG + "/guests/one@mill.example").status()).isEqualTo(404);
        assertThat(ann.get(ORG + "/guests/guest7@mill.example").status()).isEqualTo(200);
        assertThat(threads(task)).hasSize(30);
        said(task + "/comment", Map.of("content", "Ask +guest7@mill.example again"));
    }

    @Test
    void b45_aMentionGivesAccessAndIsRenderedAsAName() {
        var run = closed();
        var task = ORG + "/tasks/" + run.task("Bake");
        assertThat(bob.get(task).status()).isEqualTo(403);
        var asked = Map.of("content", "Is it done, @[1002]? Or @[1009]?", "sent_to", List.of(1003));
        assertThat(said(task + "/comment", asked)).containsEntry("sent_to", List.of(1002));

        assertThat(bob.get(task).status()).isEqualTo(200);
        assertThat(bob.get(run.taskPath("Bake") + "?with=threads").included("threads"))
                .extracting(thread -> thread.get("content"))
                .containsExactly("Is it done, <strong>Bob Stone</strong>? Or @[1009]?");
        var reply = bob.post(task + "/comment", Map.of("content", "It is."));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertThat(bob.get(run.path()).status()).isEqualTo(403);
        assertThat(bob.get(ORG + "/me/tasks").rows()).isEmpty();
        assertThat(api.as(World.LIN_TOKEN).get(task).status()).isEqualTo(403);
    }

    @Test
    void b45_aMentionInACommentOnTheProcessGivesAccessToIt() {
        var run = closed();
        assertThat(bob.get(run.path()).status()).isEqualTo(403);
        said(run.path() + "/comment", Map.of("content", "See this, @[1002]"));
        assertThat(bob.get(run.path() + "?with=threads").included("threads")).hasSize(1);
        assertThat(bob.get(ORG + "/runs").rows())
                .extracting(row -> row.get("id"))
                .containsExactly(run.id());
    }

    @Test
    void b46_onlyResolvedThreadsResolves() {
        var task = task();
        var id = task.substring(task.lastIndexOf('/') + 1);
        var done = Map.<String, Object>of("task_id", id);
        assertThat(ann.post(ORG + "/completed-tasks", done).status()).isEqualTo(200);
        var problem = said(task + "/problem", Map.of("content", "Burnt"));
        assertThat(ann.get(task).data())
                .containsEntry("completed_at", null)
                .containsEntry("problem", true);

        var label = said(task + "/comment", Map.of("content", "No", "label", "resolve"));
        assertThat(label).containsEntry("label", "resolve");
        assertThat(ann.get(task).data()).containsEntry("problem", true);
        assertThat(ann.post(ORG + "/completed-tasks", done).status()).isEqualTo(422);

        var resolution = Map.of("thread_id", problem.get("id"), "content", "Resolved");
        said(task + "/resolved-threads", resolution);
        assertThat(ann.get(task).data()).containsEntry("problem", false);
        assertThat(ann.post(ORG + "/completed-tasks", done).status()).isEqualTo(200);
        assertThat(ann.post(task + "/resolved-threads", resolution).status()).isEqualTo(422);
    }

    @Test
    void b47_threadsAreReadWithTheirTask() {
        var run = closed();
        var task = ORG + "/tasks/" + run.task("Bake");
        for (var words : List.of("One", "Two", "Three")) {
            said(task + "/comment", Map.of("content", words));
        }
        for (var path : List.of(task, run.taskPath("Bake"))) {
            assertThat(ann.get(path + "?with=threads").included("threads"))
                    .extracting(thread -> thread.get("content"))
                    .containsExactly("One", "Two", "Three");
            assertThat(ann.get(path).data()).doesNotContainKey("threads");
        }
        var rows = ann.get(run.path() + "/tasks?with=threads&per_page=100").rows();
        assertThat(rows.getFirst().get("threads")).asString().contains("One", "Two", "Three");
        assertThat(ann.get(task + "/comment").status()).isIn(404, 405);
        assertThat(ann.get(ORG + "/threads").status()).isEqualTo(404);
        assertThat(
                        ann.get(ORG + "/runs/" + run.task("Bake") + "/tasks/" + run.task("Bake"))
                                .status())
                .isEqualTo(404);
    }

    @Test
    void b63_tooManyCommentsInAnHourLeaveNoTrace() {
        var task = task();
        for (int i = 0; i < 120; i++) {
            said(task + "/comment", Map.of("content", "Comment " + i));
        }
        var before = ann.get(task).data();
        for (var how : List.of("/comment", "/problem", "/bot-comment")) {
            var refused = ann.post(task + how, Map.of("content", "One more, @[1002]"));
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.json()).containsEntry("code", "RATE_LIMIT_EXCEEDED");
            assertThat(refused.header("Retry-After")).isEqualTo("3600");
        }
        assertThat(threads(task)).hasSize(120);
        assertThat(ann.get(task).data()).isEqualTo(before);
        api.setClock(World.NOON.plusSeconds(3601));
        said(task + "/comment", Map.of("content", "One more"));
    }

    @Test
    void b63_theLastPlaceOfAnHourIsNotSharedByWhoComeAtOnce() {
        var task = task();
        for (int i = 0; i < 118; i++) {
            said(task + "/comment", Map.of("content", "Comment " + i));
        }
        var statuses =
                AtOnce.each(
                                8,
                                number ->
                                        ann.post(task + "/comment", Map.of("content", "" + number)))
                        .stream()
                        .map(Reply::status)
                        .sorted()
                        .toList();
        assertThat(statuses).containsExactly(201, 201, 429, 429, 429, 429, 429, 429);
        assertThat(threads(task)).hasSize(120);
    }

    /// A run that is nobody's but Ann's.
    private Batch closed() {
        return Recipe.called("Secret baking")
                .with("permissions", List.of(Map.of("type", "process_read", "all", false)))
                .step("Bake", Map.of())
                .create(api)
                .launch(Map.of());
    }

    private String task() {
        var body =
                Map.of(
                        "title", "Bake",
                        "task_type", "task",
                        "deadline", "2026-03-10T12:00:00Z",
                        "owners", Map.of("users", List.of(1001)));
        return ORG + "/tasks/" + ann.post(ORG + "/tasks", body).data().get("id");
    }

    private Map<String, Object> said(String path, Map<String, ?> body) {
        var reply = ann.post(path, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.data();
    }

    private List<Map<String, Object>> threads(String task) {
        return ann.get(task + "?with=threads").included("threads");
    }
}
