package dev.runsheet.seed;

import static dev.runsheet.testing.Forms.required;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.Errand;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.Way;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The page "Reopen task", for tasks of a process and one-off tasks.
@ParameterizedClass
@EnumSource(Way.class)
class ReopenTaskSeedTest {
    private static final String NOBODYS = "0123456789abcdef0123456789abcdef";
    private final Way way;

    ReopenTaskSeedTest(Way way) {
        this.way = way;
    }

    @Test
    void theAnswerIs200WithTheTaskBackInAnActiveState() {
        var task = way.task(Map.of()).completed();
        var reply = task.reopen();
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.data())
                .containsEntry("id", task.id())
                .containsEntry("title", Way.TITLE)
                .containsEntry("status", "active");
        assertThat(reply.data().keySet()).containsAll(task.read().keySet());
        assertThat(task.read()).containsEntry("status", "active");
    }

    @Test
    void theCompletionTimestampAndTheCompleterAreRemoved() {
        var task = way.task(Map.of()).completed();
        assertThat(task.reopen().data())
                .containsEntry("completed_at", null)
                .containsEntry("completer_id", null);
        assertThat(task.read())
                .containsEntry("completed_at", null)
                .containsEntry("completer_id", null);
    }

    @Test
    void theDecisionIsRemoved() {
        var task = way.task(Map.of("task_type", "approval"));
        task.completed("{\"task_id\": \"%s\", \"is_approved\": true}".formatted(task.id()));
        assertThat(task.reopen().data()).containsEntry("is_approved", null);
        assertThat(task.read()).containsEntry("is_approved", null);
    }

    @Test
    void onlyProcessTasksTellWhatRulesChanged() {
        var data = way.task(Map.of()).completed().reopen().data();
        if (way.isInProcess()) {
            assertThat(data).containsEntry("tasks_changed_by_rules", Map.of());
        } else {
            assertThat(data).doesNotContainKey("tasks_changed_by_rules");
        }
    }

    @Test
    void theOtherPropertiesStay() {
        var task = way.task(Map.of(), required("text", "Notes"));
        var taskdata = Map.of(task.field("Notes"), "All checks passed.");
        task.complete(Map.of("task_id", task.id(), "taskdata", taskdata));
        assertThat(task.reopen().data())
                .containsEntry("taskdata", taskdata)
                .containsEntry("deadline", Way.DEADLINE)
                .containsEntry("owners", task.read().get("owners"));
    }

    @Test
    void itMayBeCompletedAgain() {
        var task = way.task(Map.of()).completed();
        task.reopen();
        assertThat(task.complete().data()).containsEntry("status", "completed");
    }

    @Test
    void aTaskThatWasNotCompletedIsRefused() {
        var task = way.task(Map.of());
        assertRefused(task.reopen(), 422);
        task.completed().reopen();
        assertRefused(task.reopen(), 422);
    }

    @Test
    void anInvalidIdIs404() {
        var task = way.task(Map.of()).completed();
        for (var id : List.of(NOBODYS, "TASK_ID_TO_REOPEN")) {
            assertRefused(new Errand(id, task.home()).reopen(), 404);
        }
        assertRefused(new Errand(task.id(), way.org() + "/runs/" + NOBODYS).reopen(), 404);
        assertThat(task.read()).containsEntry("status", "completed");
    }

    /// "The exact endpoint depends on the task type."
    @Test
    void aOneOffTaskIsOfNoProcessAndATaskOfAProcessIsAlsoOfTheOrganization() {
        var task = way.task(Map.of()).completed();
        if (way.isInProcess()) {
            assertThat(new Errand(task.id(), way.org()).reopen().data())
                    .containsEntry("status", "active")
                    .containsEntry("tasks_changed_by_rules", Map.of());
        } else {
            var run = Recipe.called("Another").create(SharedServer.API).launch(Map.of());
            var within = new Errand(task.id(), way.org() + "/runs/" + run.id());
            assertRefused(within.reopen(), 404);
            assertThat(task.read()).containsEntry("status", "completed");
        }
    }

    @Test
    void withoutATokenNobodyIsLetIn() {
        var task = way.task(Map.of()).completed();
        var path = task.home() + "/completed-tasks/" + task.id();
        assertRefused(SharedServer.API.asNobody().delete(path), 401);
        assertThat(task.read()).containsEntry("status", "completed");
    }

    @Test
    void whoLacksPermissionIsRefused() {
        var task = way.task(Map.of("can_complete_only_assignees", true)).completed();
        assertRefused(task.as(World.BOB_TOKEN).reopen(), 403);
        assertRefused(task.as(World.LIN_TOKEN).reopen(), 403);
        assertRefused(task.as(World.EVE_TOKEN).reopen(), 403);
        assertThat(task.read()).containsEntry("status", "completed");
    }

    private static void assertRefused(Reply reply, int status) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.json()).containsEntry("error", true).containsKey("message");
    }
}
