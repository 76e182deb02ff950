package dev.runsheet.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Settings;
import dev.runsheet.run.ExpireTasks;
import dev.runsheet.testing.ApiServer.Caller;
import dev.runsheet.testing.Batch;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.Told;
import dev.runsheet.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Issues of a process and of its tasks; the numbers are those of section 20 of the tasks spec.
class IssueBehaviourTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final Map<String, Object> BURNT = Map.of("content", "The bread is burnt");

    private final Recipe.Made baking =
            Recipe.called("Baking")
                    .step("Mix", Map.of("assignees", List.of(1002)))
                    .step("Bake", Map.of())
                    .create(SharedServer.API);

    @BeforeEach
    void theHourIsYoung() {
        SharedServer.forgetComments();
    }

    @Test
    void b59_anIssueOfTheProcessHoldsItsTasks() {
        var run = baking.launch(Map.of());
        run.complete("Mix");
        var issue = said(run.path() + "/problem", BURNT);
        assertThat(run.read())
                .containsEntry("has_open_issue", true)
                .containsEntry("status", "issue");
        assertThat(alerts(run))
                .extracting(alert -> alert.get("id"))
                .containsExactly(issue.get("id"));
        assertThat(ann().put(run.taskPath("Bake"), Map.of("title", "Burn")).status())
                .isEqualTo(422);
        assertThat(run.tryToComplete("Bake", Map.of()).status()).isEqualTo(422);
        assertThat(ann().delete(run.path() + "/completed-tasks/" + run.task("Mix")).status())
                .isEqualTo(422);
        assertThat(run.read("Bake")).containsEntry("title", "Bake").containsEntry("problem", false);
        for (var status : List.of("problem", "issue")) {
            assertThat(found(status, run)).isTrue();
        }
        assertThat(found("active", run)).isFalse();

        var done = Map.of("thread_id", issue.get("id"), "content", "Baked anew");
        said(run.path() + "/resolved-threads", done);
        assertThat(run.read())
                .containsEntry("has_open_issue", false)
                .containsEntry("status", "active")
                .containsEntry("alerts", Map.of("issues", List.of()));
        run.complete("Bake");
        assertThat(run.read()).containsEntry("status", "complete");
        assertThat(Told.of(run.id()).verbs())
                .contains("issue-reported", "issue-resolved", "completed");
        assertThat(Told.of(run.id()).topics())
                .contains("process.issue_raised", "process.issue_resolved");
    }

    @Test
    void b59_anIssueOfACompleteProcessChangesNothingButItsStatus() {
        var run = baking.launch(Map.of());
        run.complete("Mix");
        run.complete("Bake");
        var issue = said(run.path() + "/problem", BURNT);
        var completed = run.read().get("completed_at");
        assertThat(completed).isNotNull();
        assertThat(run.read()).containsEntry("status", "issue");
        assertThat(found("complete", run)).isFalse();
        assertThat(ann().delete(run.path() + "/comment/" + issue.get("id")).status())
                .isEqualTo(204);
        assertThat(run.read())
                .containsEntry("status", "complete")
                .containsEntry("completed_at", completed);
        assertThat(found("complete", run)).isTrue();
    }

    @Test
    void b58_aProblemOfATaskMakesOneOfItsProcess() {
        var run = baking.launch(Map.of());
        run.complete("Mix");
        run.complete("Bake");
        assertThat(run.read()).containsEntry("status", "complete");
        said(task(run, "Mix") + "/problem", BURNT);
        assertThat(run.read())
                .containsEntry("status", "problem")
                .containsEntry("has_open_issue", false)
                .containsEntry("completed_at", null)
                .containsEntry("progress", Map.of("complete", 1, "total", 2, "percent", 50));
        assertThat(alerts(run))
                .extracting(alert -> alert.get("task_id"))
                .containsExactly(run.task("Mix"));
        assertThat(found("problem", run)).isTrue();
        assertThat(found("issue", run)).isFalse();
        assertThat(ann().get(run.path() + "/tasks?status=hasproblem").rows())
                .extracting(task -> task.get("title"))
                .containsExactly("Mix");
        assertThat(ann().get(run.path() + "/tasks?sort=problems").rows())
                .extracting(task -> task.get("title"))
                .startsWith("Mix");
        assertThat(run.read("Bake")).containsEntry("run_status", "problem");
    }

    @Test
    void b58_aReportIsNoMatterOfTheRightToReopen() {
        var guarded =
                Recipe.called("Guarded")
                        .step(
                                "Bake",
                                Map.of(
                                        "assignees",
                                        List.of(1001),
                                        "can_complete_only_assignees",
                                        true))
                        .create(SharedServer.API);
        var run = guarded.launch(Map.of());
        run.complete("Bake");
        assertThat(
                        as(World.LIN_TOKEN)
                                .delete(run.path() + "/completed-tasks/" + run.task("Bake"))
                                .status())
                .isEqualTo(403);
        var report = as(World.LIN_TOKEN).post(task(run, "Bake") + "/problem", BURNT);
        assertThat(report.status()).as(report.text()).isEqualTo(201);
        assertThat(run.status("Bake")).isEqualTo("active");
    }

    @Test
    void b58_aTaskWithAProblemDoesNotEndByItself() {
        var expiring =
                Recipe.called("Expiring")
                        .step("Bake", Map.of("step_type", "expiring"))
                        .create(SharedServer.API);
        var due = Map.of(expiring.id("Bake"), Map.of("deadline", "2026-03-06T13:00:00Z"));
        var run = expiring.launch(Map.of("tasks", due));
        var problem = said(task(run, "Bake") + "/problem", BURNT);
        var later = World.NOON.plus(Duration.ofHours(2));
        var database = SharedServer.API.database().database();
        ExpireTasks.run(database, Settings.DEFAULT, later);
        assertThat(run.status("Bake")).isEqualTo("active");
        said(
                task(run, "Bake") + "/resolved-threads",
                Map.of("thread_id", problem.get("id"), "content", "Fine now"));
        ExpireTasks.run(database, Settings.DEFAULT, later);
        assertThat(run.status("Bake")).isEqualTo("completed");
    }

    @Test
    void b59_anArchivedProcessIsNotTalkedAbout() {
        var run = baking.launch(Map.of());
        var task = run.task("Mix");
        said(run.path() + "/comment", BURNT);
        ann().delete(run.path());
        assertThat(ann().post(run.path() + "/comment", BURNT).status()).isEqualTo(422);
        assertThat(ann().post(ORG + "/tasks/" + task + "/comment", BURNT).status()).isEqualTo(422);
        var threads = ann().get(run.path() + "?with=threads").included("threads");
        assertThat(threads).hasSize(1);
        assertThat(threads.getFirst().get("archived_at")).isNotNull();
    }

    private static boolean found(String status, Batch run) {
        return ann().get(ORG + "/runs?per_page=100&status=" + status).rows().stream()
                .anyMatch(row -> row.get("id").equals(run.id()));
    }

    private static List<Map<String, Object>> alerts(Batch run) {
        return ann().get(run.path()).listIn("alerts", "issues");
    }

    private static String task(Batch run, String title) {
        return ORG + "/tasks/" + run.task(title);
    }

    private static Map<String, Object> said(String path, Map<String, ?> body) {
        var reply = ann().post(path, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.data();
    }

    private static Caller ann() {
        return as(World.ANN_TOKEN);
    }

    private static Caller as(String token) {
        return SharedServer.API.as(token);
    }
}
