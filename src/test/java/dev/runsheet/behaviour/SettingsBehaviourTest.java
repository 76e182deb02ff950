package dev.runsheet.behaviour;

import static dev.runsheet.testing.Forms.field;
import static dev.runsheet.testing.Forms.with;
import static dev.runsheet.testing.Rules.or;
import static dev.runsheet.testing.Rules.postpone;
import static dev.runsheet.testing.Rules.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Settings;
import dev.runsheet.run.CompletedTasksApi;
import dev.runsheet.run.RunReadsApi;
import dev.runsheet.run.RunsApi;
import dev.runsheet.run.TaskReadsApi;
import dev.runsheet.run.TasksApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The other choices of section 19 of the tasks spec, all at once: those that stay within what the
/// description promises.
class SettingsBehaviourTest {
    private static final Settings OTHERS =
            new Settings(
                    false,
                    Settings.DateMillis.ALWAYS,
                    Settings.OwnersShape.INTEGERS,
                    Settings.RunWriteProgress.INTEGER,
                    Settings.UnknownFieldKeys.DROP,
                    true,
                    false,
                    Settings.OpenStatusLiteral.IN_PROGRESS,
                    Settings.LaunchTasksMap.SUBSET,
                    Settings.PutRunAbsentLists.DETACH,
                    Settings.AutomationFire.ONCE,
                    true,
                    0,
                    false,
                    Settings.DEFAULT.membership());

    private static final ApiServer API =
            new ApiServer(
                    OTHERS,
                    TemplatesApi::mount,
                    RunsApi::mount,
                    RunReadsApi::mount,
                    TasksApi::mount,
                    TaskReadsApi::mount,
                    CompletedTasksApi::mount);

    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final ApiServer.Caller ANN = API.as(World.ANN_TOKEN);
    private static final Recipe.Made BAKING =
            Recipe.called("Baking otherwise")
                    .step("Mix", Map.of(), field("text", "Flour"))
                    .step("Bake", Map.of())
                    .step("Cool", Map.of())
                    .rule(
                            List.of(when("Mix", "completed"), or(when("Bake", "completed"))),
                            postpone("Cool", 1))
                    .create(API);

    @AfterAll
    static void close() {
        API.close();
    }

    @Test
    void datesHaveMilliseconds() {
        var run = BAKING.launch(Map.of());
        assertThat(run.data()).containsEntry("created_at", "2026-03-06T12:00:00.000Z");
        assertThat(run.read("Mix")).containsEntry("created_at", "2026-03-06T12:00:00.000Z");
    }

    @Test
    void ownersAreIntegersEverywhere() {
        var run = BAKING.launch(Map.of());
        var owners = Map.of("users", List.of(1001), "guests", List.of(), "groups", List.of());
        assertThat(run.update("Mix", Map.of("title", "Knead"))).containsEntry("owners", owners);
        assertThat(run.rows().getFirst()).containsEntry("owners", owners);
    }

    @Test
    void b23_unknownKeysAreDropped() {
        var run = BAKING.launch(Map.of());
        assertThat(run.update("Mix", Map.of("taskdata", Map.of("nothing", "x"))))
                .containsEntry("taskdata", Map.of())
                .containsEntry("status", "not-started");
        var taskdata = Map.of("nothing", "x", run.field("Flour"), "rye");
        assertThat(run.update("Mix", Map.of("taskdata", taskdata)))
                .containsEntry("taskdata", Map.of(run.field("Flour"), "rye"));
    }

    @Test
    void b9_aOneOffTaskMustBeSentWithItsCore() {
        var core =
                Map.of(
                        "title", "Alone",
                        "deadline", "2026-03-10T12:00:00Z",
                        "owners", Map.of("users", List.of()));
        var created = ANN.post(ORG + "/tasks", with(core, "task_type", "task"));
        var path = ORG + "/tasks/" + created.data().get("id");
        assertThat(ANN.put(path, Map.of("summary", "x")).errors())
                .containsOnlyKeys("title", "deadline", "owners");
        assertThat(ANN.put(path, with(core, "summary", "x")).data()).containsEntry("summary", "x");
        var run = BAKING.launch(Map.of());
        assertThat(run.update("Mix", Map.of("summary", "x"))).containsEntry("summary", "x");
    }

    @Test
    void aCompletionTakesNoValues() {
        var run = BAKING.launch(Map.of());
        var taskdata = Map.of(run.field("Flour"), "rye");
        assertThat(run.complete("Mix", Map.of("taskdata", taskdata)))
                .containsEntry("status", "completed")
                .containsEntry("taskdata", Map.of());
    }

    @Test
    void whatIsOpenIsInProgress() {
        var run = BAKING.launch(Map.of());
        assertThat(run.update("Mix", Map.of("summary", "x")))
                .containsEntry("status", "in-progress");
    }

    @Test
    void b48_aMapOfTasksMakesOnlyThese() {
        var run = BAKING.launch(Map.of("tasks", Map.of(BAKING.id("Bake"), Map.of())));
        assertThat(run.rows()).extracting(task -> task.get("title")).containsExactly("Bake");
        assertThat(BAKING.launch(Map.of("tasks", Map.of())).rows()).hasSize(3);
    }

    @Test
    void b44_absentListsAreCleared() {
        var run =
                BAKING.launch(Map.of("users", List.of(1002), "groups", List.of(World.OVENS.hex())));
        assertThat(ANN.put(run.path(), Map.of("name", "x")).data())
                .containsEntry("users", List.of())
                .containsEntry("groups", List.of());
    }

    @Test
    void b56_aRuleFiresOnceInAProcess() {
        var run = BAKING.launch(Map.of());
        assertThat(run.complete("Mix").get("tasks_changed_by_rules")).isNotEqualTo(Map.of());
        run.reopen("Mix");
        assertThat(run.complete("Mix")).containsEntry("tasks_changed_by_rules", Map.of());
    }
}
