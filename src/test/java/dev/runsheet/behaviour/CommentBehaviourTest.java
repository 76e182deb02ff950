package dev.runsheet.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer.Caller;
import dev.runsheet.testing.Errand;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.Told;
import dev.runsheet.testing.Way;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Comments and issues on tasks; the numbers are those of section 20 of the tasks spec.
@ParameterizedClass
@EnumSource(names = {"ONE_OFF", "IN_PROCESS"})
class CommentBehaviourTest {
    private static final String PROBLEM = "Clause 4 is missing";
    private final Way way;

    CommentBehaviourTest(Way way) {
        this.way = way;
    }

    @BeforeEach
    void theHourIsYoung() {
        SharedServer.forgetComments();
    }

    @Test
    void b58_aProblemOnACompletedTaskReopensItAndBlocksItUntilItIsResolved() {
        var task = way.task(List.of()).completed();
        var problem = said(task, World.BOB_TOKEN, "problem", Map.of("content", PROBLEM));
        assertThat(task.read())
                .containsEntry("problem", true)
                .containsEntry("status", "active")
                .containsEntry("completed_at", null)
                .containsEntry("run_status", way.isInProcess() ? "problem" : null);
        assertThat(task.complete().status()).isEqualTo(422);
        assertThat(task.put(Map.of("status", "completed")).status()).isEqualTo(422);

        var blank = Map.of("thread_id", problem.get("id"), "content", " ");
        assertThat(say(task, World.ANN_TOKEN, "resolved-threads", blank).errors())
                .containsOnlyKeys("content");
        assertThat(task.read()).containsEntry("problem", true);

        var resolved = Map.of("thread_id", problem.get("id"), "content", "Added.");
        var answer = said(task, World.ANN_TOKEN, "resolved-threads", resolved);
        assertThat(answer).containsEntry("label", "resolve").containsEntry("content", "Added.");
        assertThat(threads(task))
                .extracting(thread -> thread.get("resolve_id"))
                .containsExactly(answer.get("id"), null);
        assertThat(task.read())
                .containsEntry("problem", false)
                .containsEntry("run_status", way.isInProcess() ? "active" : null);
        task.completed();
    }

    @Test
    void b58_theLastOfSeveralProblemsFreesTheTask() {
        var task = way.task(List.of());
        var one = said(task, World.ANN_TOKEN, "problem", Map.of("content", PROBLEM));
        var labelled = Map.of("content", PROBLEM, "label", "problem");
        var other = said(task, World.ANN_TOKEN, "comment", labelled);
        said(
                task,
                World.ANN_TOKEN,
                "resolved-threads",
                Map.of("thread_id", one.get("id"), "content", "Added."));
        assertThat(task.read()).containsEntry("problem", true);
        assertThat(task.complete().status()).isEqualTo(422);
        var deleted = ann().delete(path(task, "comment/" + other.get("id")));
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(task.read()).containsEntry("problem", false);
        task.completed();
    }

    @Test
    void b58_whatIsReportedIsTold() {
        var task = way.task(Map.of("owners", Map.of("users", List.of(1001, 1002)))).completed();
        var problem = said(task, World.BOB_TOKEN, "problem", Map.of("content", PROBLEM));
        assertThat(problem.get("sent_to")).isEqualTo(List.of(1001));
        assertThat(Told.of(task.id()).verbs()).endsWith("uncompleted", "issue-reported");
        assertThat(Told.of(task.id()).topics()).endsWith("task.reopened", "task.issue_raised");
    }

    @Test
    void b60_aCommentIsHiddenFromGuestsUnlessItSaysOtherwise() {
        var task = way.task(List.of());
        var comment = said(task, World.BOB_TOKEN, "comment", Map.of("content", "Looks good."));
        assertThat(comment)
                .containsEntry("label", "comment")
                .containsEntry("state", "hide-for-guests")
                .containsEntry("content", "Looks good.")
                .containsEntry("author_id", 1002)
                .containsEntry("author_name", "Bob Stone")
                .containsEntry("task_id", task.id())
                .containsEntry("created_at", "2026-03-06T12:00:00Z")
                .containsEntry("created_ago", "just now");
        assertThat(task.read()).containsEntry("status", "active").containsEntry("problem", false);
        for (var state : List.of("open", "collapsed", "hide-for-guests")) {
            var body = Map.of("content", "So?", "state", state);
            assertThat(said(task, World.ANN_TOKEN, "comment", body)).containsEntry("state", state);
        }
    }

    @Test
    void b60_aMentionIsToldAndReadsAsAName() {
        var task = way.task(List.of());
        var body = Map.of("content", "@[1002] and @[77], look", "sent_to", List.of(1003));
        var comment = said(task, World.ANN_TOKEN, "comment", body);
        assertThat(comment)
                .containsEntry("content", "@[1002] and @[77], look")
                .containsEntry("sent_to", List.of(1002));
        assertThat(threads(task).getFirst())
                .containsEntry("content", "<strong>Bob Stone</strong> and @[77], look")
                .containsEntry("sent_to", List.of(1002));
        assertThat(Told.of(task.id()).topics()).endsWith("task.comment_added", "task.mentioned");
    }

    @Test
    void b60_aCommentWithoutAMentionIsToldToNobody() {
        var task = way.task(List.of());
        var comment = said(task, World.BOB_TOKEN, "comment", Map.of("content", "Hm."));
        assertThat(comment.get("sent_to")).isEqualTo(List.of());
        assertThat(Told.of(task.id()).topics()).doesNotContain("task.mentioned");
    }

    @Test
    void b61_aCommentIsItsAuthorsAndTheAdministrators() {
        var task = way.task(List.of());
        var comment = said(task, World.BOB_TOKEN, "comment", Map.of("content", "Looks good."));
        var path = path(task, "comment/" + comment.get("id"));
        var edit = Map.of("content", "Looks better.");
        assertThat(as(World.LIN_TOKEN).put(path, edit).status()).isEqualTo(403);
        assertThat(as(World.LIN_TOKEN).delete(path).status()).isEqualTo(403);
        assertThat(threads(task).getFirst()).containsEntry("content", "Looks good.");
        assertThat(as(World.BOB_TOKEN).put(path, edit).data())
                .containsEntry("content", "Looks better.")
                .containsEntry("created_at", comment.get("created_at"));
        var byAnn = ann().put(path, Map.of("content", "Fine.", "label", "advice"));
        assertThat(byAnn.status()).isEqualTo(200);
        assertThat(byAnn.data()).containsEntry("label", "advice").containsEntry("author_id", 1002);
        assertThat(ann().delete(path).status()).isEqualTo(204);
        assertThat(threads(task)).isEmpty();
        assertThat(ann().delete(path).status()).isEqualTo(404);
        assertThat(Told.of(task.id()).verbs())
                .endsWith("commented", "updated", "updated", "comment-deleted");
    }

    private String path(Errand task, String rest) {
        return way.org() + "/tasks/" + task.id() + "/" + rest;
    }

    private Reply say(Errand task, String token, String how, Map<String, ?> body) {
        return as(token).post(path(task, how), body);
    }

    private Map<String, Object> said(Errand task, String token, String how, Map<String, ?> body) {
        var reply = say(task, token, how, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.data();
    }

    private static List<Map<String, Object>> threads(Errand task) {
        return ann().get(task.path() + "?with=threads").included("threads");
    }

    private static Caller ann() {
        return as(World.ANN_TOKEN);
    }

    private static Caller as(String token) {
        return SharedServer.API.as(token);
    }
}
