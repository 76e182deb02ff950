package dev.runsheet.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Role;
import dev.runsheet.base.Settings;
import dev.runsheet.feed.ActivityFeedsApi;
import dev.runsheet.people.AddMember;
import dev.runsheet.people.NewMember;
import dev.runsheet.people.OrganizationsApi;
import dev.runsheet.report.SystemLogsApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.AtOnce;
import dev.runsheet.testing.Batch;
import dev.runsheet.testing.Posted;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is done by itself where the organization wants it (platform spec 4.4): old runs are put
/// away, old tasks completed, newcomers welcomed.
class HousekeepingTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final Instant NOON = World.NOON;

    private final ApiServer api =
            ApiServer.of(
                    OrganizationsApi::mount,
                    TemplatesApi::mount,
                    RunsApi::mount,
                    RunReadsApi::mount,
                    TasksApi::mount,
                    TaskReadsApi::mount,
                    CompletedTasksApi::mount,
                    CommentsApi::mount,
                    ActivityFeedsApi::mount,
                    SystemLogsApi::mount);
    private final ApiServer.Caller ann = api.as(World.ANN_TOKEN);
    private Recipe.Made baking;

    @BeforeEach
    void bake() {
        baking =
                Recipe.called("Baking")
                        .step("Mix", Map.of())
                        .step("Bake", Map.of("task_type", "approval"))
                        .create(api);
    }

    @AfterEach
    void close() {
        api.close();
    }

    private void set(Map<String, Object> settings) {
        var reply = ann.put(ORG, settings);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    private Batch baked(Instant at) {
        api.setClock(at);
        var run = baking.launch(Map.of());
        run.complete("Mix");
        run.tryToComplete("Bake", Map.of("is_approved", true));
        api.setClock(NOON);
        assertThat(run.read()).containsEntry("status", "complete");
        return run;
    }

    private List<Map<String, Object>> logged(String event) {
        return ann.get(ORG + "/system-logs?event=" + event).rows();
    }

    private void archive(Instant now) {
        ArchiveCompletedRuns.run(api.database().database(), Settings.DEFAULT, 1, now);
    }

    private void complete(Instant now) {
        CompleteOldTasks.run(api.database().database(), Settings.DEFAULT, 1, now);
    }

    private static Instant days(int days) {
        return NOON.plus(Duration.ofDays(days));
    }

    @Test
    void completedRunsArePutAwayAfterTheTime() {
        var old = baked(days(-31));
        var older = baked(days(-40));
        var fresh = baked(days(-29));
        var open = baking.launch(Map.of());
        archive(days(1000));
        assertThat(old.read()).containsEntry("archived_at", null);

        set(
                Map.of(
                        "auto_archive",
                        true,
                        "auto_archive_processes_after",
                        Map.of("unit", "days", "value", 30)));
        archive(NOON);

        for (var gone : List.of(old, older)) {
            assertThat(gone.read()).extracting("archived_at").isNotNull();
        }
        for (var here : List.of(fresh, open)) {
            assertThat(here.read()).containsEntry("archived_at", null);
        }
        assertThat(logged("process_auto_archived"))
                .extracting("details.run_id")
                .containsExactlyInAnyOrder(old.id(), older.id());
        assertThat(ann.get(ORG + "/activity-feeds?verb=archived").rows()).hasSize(2);

        assertThat(ann.put(old.path() + "/activate", "").status()).isEqualTo(200);
        archive(days(29));
        assertThat(old.read()).as("brought back").containsEntry("archived_at", null);
    }

    @Test
    void aYearGoesByWhereNoTimeWasChosen() {
        var run = baked(NOON);
        set(Map.of("auto_archive", true));
        archive(days(364));
        assertThat(run.read()).containsEntry("archived_at", null);
        archive(days(365));
        assertThat(run.read()).extracting("archived_at").isNotNull();
    }

    @Test
    void oldTasksAreCompletedInTheNameOfNobody() {
        var run = baking.launch(Map.of());
        var alone =
                ann.post(
                        ORG + "/tasks",
                        Map.of(
                                "title", "Sweep",
                                "task_type", "task",
                                "deadline", "2026-03-10 12:00:00",
                                "owners",
                                        Map.of(
                                                "users", List.of(),
                                                "guests", List.of(),
                                                "groups", List.of())));
        var path = ORG + "/tasks/" + alone.data().get("id");
        var twoMonths = Instant.parse("2026-05-06T12:00:00Z");
        complete(twoMonths.plusSeconds(1));
        assertThat(run.status("Mix")).isEqualTo("not-started");

        set(Map.of("auto_complete_tasks", true, "auto_complete_task_months", 2));
        complete(twoMonths);
        assertThat(run.status("Mix")).isEqualTo("not-started");
        complete(twoMonths.plusSeconds(1));

        assertThat(run.read("Mix"))
                .containsEntry("status", "completed")
                .containsEntry("completer_id", null);
        assertThat(run.status("Bake")).isEqualTo("completed");
        assertThat(run.read()).containsEntry("status", "complete");
        assertThat(ann.get(path).data()).containsEntry("status", "completed");
        assertThat(logged("task_auto_completed"))
                .extracting("details.task_id")
                .containsExactlyInAnyOrder(
                        run.task("Mix"), run.task("Bake"), alone.data().get("id"));
        complete(twoMonths.plusSeconds(2));
        assertThat(logged("task_auto_completed")).hasSize(3);
    }

    @Test
    void whatIsHeldByAnIssueOrWasReopenedLatelyIsLeftAlone() {
        var held = baking.launch(Map.of());
        var issue = Map.of("content", "No flour", "label", "problem");
        assertThat(ann.post(ORG + "/tasks/" + held.task("Mix") + "/comment", issue).status())
                .isEqualTo(201);
        var reopened = baking.launch(Map.of());
        reopened.complete("Mix");
        var later = Instant.parse("2026-06-01T12:00:00Z");
        api.setClock(later);
        assertThat(
                        ann.delete(reopened.path() + "/completed-tasks/" + reopened.task("Mix"))
                                .status())
                .isEqualTo(200);
        set(Map.of("auto_complete_tasks", true, "auto_complete_task_months", 2));
        complete(later.plusSeconds(1));
        assertThat(held.status("Mix")).isNotEqualTo("completed");
        assertThat(reopened.status("Mix")).isNotEqualTo("completed");
        assertThat(reopened.status("Bake")).isEqualTo("completed");
    }

    @Test
    void twoServersDoItOnce() {
        baked(days(-40));
        baking.launch(Map.of());
        set(
                Map.of(
                        "auto_archive",
                        true,
                        "auto_archive_processes_after",
                        Map.of("unit", "weeks", "value", 1),
                        "auto_complete_tasks",
                        true,
                        "auto_complete_task_months",
                        2));
        AtOnce.each(
                4,
                number -> {
                    archive(NOON);
                    complete(days(100));
                    return number;
                });
        assertThat(logged("process_auto_archived")).hasSize(1);
        assertThat(logged("task_auto_completed")).hasSize(2);
    }

    private void welcome() {
        WelcomeNewcomers.run(api.database().database(), Settings.DEFAULT, NOON);
    }

    private List<Map<String, Object>> launched() {
        return ann.get(ORG + "/runs?checklist_id=" + baking.id()).rows();
    }

    @Test
    void whoJoinsGetsTheTemplateForNewcomersOnce() {
        set(Map.of("onboarding_template_id", baking.id(), "enable_onboarding_template", true));
        welcome();
        assertThat(launched()).as("all were there before").isEmpty();

        join("nia@flour.example", NOON.plusSeconds(60));
        AtOnce.each(
                4,
                number -> {
                    welcome();
                    return number;
                });
        assertThat(launched())
                .singleElement()
                .satisfies(run -> assertThat(run).containsEntry("started_by", 1101));
        set(Map.of("enable_onboarding_template", false));
        join("pat@flour.example", NOON.plusSeconds(120));
        welcome();
        assertThat(launched()).hasSize(1);
    }

    @Test
    void whoJoinsWhileItCannotBeLaunchedGetsItAfterwards() {
        set(Map.of("onboarding_template_id", baking.id(), "enable_onboarding_template", true));
        assertThat(ann.delete(baking.path()).status()).isLessThan(300);
        join("nia@flour.example", NOON.plusSeconds(60));
        welcome();
        welcome();
        assertThat(launched()).isEmpty();
        assertThat(Posted.logged(api, World.FLOUR)).containsExactly("onboarding_failed");
        assertThat(ann.put(baking.path() + "/restore", "").status()).isLessThan(300);
        welcome();
        assertThat(launched()).hasSize(1);
    }

    private void join(String email, Instant at) {
        api.database()
                .database()
                .write(
                        tx ->
                                AddMember.run(
                                        tx,
                                        World.ANN,
                                        new NewMember(email, "New", "Comer", Role.STANDARD, "UTC"),
                                        at));
    }
}
