package dev.runsheet.behaviour;

import static dev.runsheet.testing.Forms.required;
import static dev.runsheet.testing.Rules.show;
import static dev.runsheet.testing.Rules.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Settings;
import dev.runsheet.run.ExpireTasks;
import dev.runsheet.testing.Forms;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.Told;
import dev.runsheet.testing.Way;
import dev.runsheet.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Tasks that end by themselves, number 62 of section 20 of the tasks spec.
class ExpiryBehaviourTest {
    private static final Map<String, Object> NONE = Map.of();
    private static final Map<String, Object> EXPIRING = Map.of("step_type", "expiring");
    private static final Instant DUE = Instant.parse(Way.DEADLINE);

    @ParameterizedTest
    @EnumSource(names = {"ONE_OFF", "IN_PROCESS"})
    void b62_anExpiringTaskEndsAtItsDeadline(Way way) {
        var task = way.task(Map.of("task_type", "expiring"), required("text", "Notes"));
        expireAt(DUE.minusSeconds(1));
        assertThat(task.read()).containsEntry("status", "not-started");

        expireAt(DUE.plusSeconds(300));
        assertThat(task.read())
                .containsEntry("status", "completed")
                .containsEntry("status_label", "expired")
                .containsEntry("is_approved", false)
                .containsEntry("completed_at", "2026-03-10T12:05:00Z")
                .containsEntry("completer_id", null)
                .containsEntry("completer_guest_id", null);
        assertThat(Told.of(task.id()).verbs()).endsWith("completed");
        assertThat(Told.of(task.id()).topics()).endsWith("task.completed");
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE_OFF", "IN_PROCESS"})
    void b62_anExpiringEmailIsSent(Way way) {
        var task = way.task(Map.of("task_type", "expiring_email"), List.of());
        expireAt(DUE);
        assertThat(task.read())
                .containsEntry("status", "completed")
                .containsEntry("status_label", "sent")
                .containsEntry("completer_id", null);
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE_OFF", "IN_PROCESS"})
    void b62_otherTasksDoNotExpire(Way way) {
        var task = way.task(Map.of());
        expireAt(DUE.plusSeconds(300));
        assertThat(task.read()).containsEntry("status", "not-started");
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE_OFF", "IN_PROCESS"})
    void b62_aTaskThatIsReopenedTooLateEndsAgain(Way way) {
        var task = way.task(Map.of("task_type", "expiring"), List.of());
        expireAt(DUE);
        assertThat(task.reopen().status()).isEqualTo(200);
        expireAt(DUE.plusSeconds(300));
        assertThat(task.read()).containsEntry("status_label", "expired");
    }

    @Test
    void b62_rulesReactToIt() {
        var run =
                Recipe.called("Offers")
                        .step("Offer", dated(EXPIRING, 2, "start_run"))
                        .step("Remind", NONE)
                        .rule(when("Offer", "expired"), show("Remind"))
                        .create(SharedServer.API)
                        .launch(NONE);
        assertThat(run.status("Remind")).isEqualTo("auto-skipped");
        expireAt(World.NOON.plus(Duration.ofDays(2)));
        assertThat(run.read("Offer")).containsEntry("status_label", "expired");
        assertThat(run.status("Remind")).isEqualTo("not-started");
        assertThat(run.read()).containsEntry("status", "active");
    }

    @Test
    void b62_aTaskDatedFromAnUnfinishedStepWaitsForIt() {
        var run =
                Recipe.called("Offers after talks")
                        .step("Talk", NONE)
                        .step("Offer", dated(EXPIRING, 2, Recipe.ref("Talk")))
                        .create(SharedServer.API)
                        .launch(NONE);
        expireAt(World.NOON.plus(Duration.ofDays(30)));
        assertThat(run.status("Offer")).isEqualTo("not-started");

        SharedServer.at(World.NOON.plus(Duration.ofDays(31)), () -> run.complete("Talk"));
        assertThat(run.read("Offer")).containsEntry("deadline", "2026-04-08T12:00:00Z");
        expireAt(World.NOON.plus(Duration.ofDays(32)));
        assertThat(run.status("Offer")).isEqualTo("not-started");
        expireAt(World.NOON.plus(Duration.ofDays(33)));
        assertThat(run.read("Offer")).containsEntry("status_label", "expired");
        assertThat(run.read()).containsEntry("status", "complete");
    }

    private static Map<String, Object> dated(Map<String, Object> step, int days, String anchor) {
        return Forms.with(
                step,
                "deadline",
                Map.of("value", days, "unit", "days", "option", "from", "step", anchor));
    }

    /// What the job does every few minutes.
    private static void expireAt(Instant now) {
        ExpireTasks.run(SharedServer.API.database().database(), Settings.DEFAULT, now);
    }
}
