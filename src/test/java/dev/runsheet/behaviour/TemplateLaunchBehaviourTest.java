package dev.runsheet.behaviour;

import static dev.runsheet.testing.Forms.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Settings;
import dev.runsheet.base.Settings.LaunchTasksMap;
import dev.runsheet.run.RunReadsApi;
import dev.runsheet.run.RunsApi;
import dev.runsheet.run.TaskReadsApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Batch;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a template becomes when it is launched; the numbers are those of section 13 of the
/// templates spec.
class TemplateLaunchBehaviourTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final ApiServer.Caller ANN = SharedServer.API.as(World.ANN_TOKEN);
    private static final List<String> GRANTS =
            List.of(
                    "checklist_read",
                    "checklist_edit",
                    "process_launch",
                    "checklist_duplicate",
                    "process_read");

    @Test
    void b6_anEditAfterTheLaunchKeepsEveryIdAndReachesNoRun() {
        var made =
                Recipe.called("Old title")
                        .kickoff(field("text", "Customer"))
                        .step("Mix", Map.of(), field("text", "Flour"))
                        .create(SharedServer.API);
        var run = made.launch(Map.of());
        var step = made.path() + "/steps/" + made.id("Mix");
        assertThat(ANN.put(made.path(), Map.of("title", "New title")).data())
                .containsEntry("id", made.id())
                .containsEntry("title", "New title");
        assertThat(ANN.put(step, Map.of("title", "Knead")).data())
                .containsEntry("id", made.id("Mix"));
        var template = ANN.get(made.path() + "?with=steps").data();
        assertThat(template).containsEntry("id", made.id());
        assertThat(only(template.get("prerun"))).containsEntry("id", made.id("Customer"));
        var now = only(data(template.get("steps")));
        assertThat(now).containsEntry("id", made.id("Mix")).containsEntry("title", "Knead");
        assertThat(only(now.get("captures"))).containsEntry("id", made.id("Flour"));

        var checklist =
                map(data(ANN.get(run.path() + "?with=checklist.steps").data().get("checklist")));
        assertThat(checklist).containsEntry("id", made.id()).containsEntry("title", "Old title");
        assertThat(only(data(checklist.get("steps"))))
                .containsEntry("id", made.id("Mix"))
                .containsEntry("title", "Mix");
    }

    @Test
    void b15_aStartDateCountsOnlyWhereItIsNotSoft() {
        var late = Map.of("value", 3, "unit", "days");
        var run =
                Recipe.called("To begin with")
                        .step("Usual", Map.of())
                        .step("Soft", Map.of("start_date", late))
                        .step("Hard", Map.of("start_date", late, "is_soft_start_date", false))
                        .create(SharedServer.API)
                        .launch(Map.of());
        assertThat(run.read("Usual")).containsEntry("started_at", "2026-03-06T12:00:00Z");
        assertThat(run.read("Soft")).containsEntry("started_at", "2026-03-06T12:00:00Z");
        assertThat(run.read("Hard")).containsEntry("started_at", "2026-03-09T12:00:00Z");
        assertThat(run.complete("Hard")).containsEntry("status", "completed");
    }

    @Test
    void b36_theLauncherGetsWhatNobodyElseHas() {
        var made =
                Recipe.called("For whom")
                        .step("Nobody", Map.of())
                        .step("Member", Map.of("assignees", List.of(1002)))
                        .step("Guest", Map.of("guests", List.of(World.GUS)))
                        .step("Group", Map.of("groups", List.of(World.OVENS.hex())))
                        .step("Left alone", Map.of("assign_run_starter", false))
                        .create(SharedServer.API);
        var run = made.launch(Map.of());
        assertThat(run.read("Nobody")).containsEntry("owners", people(List.of(1001)));
        assertThat(run.read("Member")).containsEntry("owners", people(List.of(1002)));
        assertThat(run.read("Left alone")).containsEntry("owners", people(List.of()));
        assertThat(map(run.read("Guest").get("owners")))
                .containsEntry("users", List.of())
                .containsEntry("guests", List.of(World.GUS));
        assertThat(map(run.read("Group").get("owners")))
                .containsEntry("users", List.of())
                .containsEntry("groups", List.of(World.OVENS.hex()));
    }

    @Test
    void b37_aMapOfTasksSaysWhatDiffersUnlessItIsToChoose() {
        var tasks = Map.<String, Object>of("tasks", Map.of(Recipe.ref("Bake"), Map.of()));
        var usual = five(SharedServer.API);
        assertThat(titles(usual.launch(named(usual, "Bake"))))
                .containsExactly("Mix", "Rest", "Bake", "Cool", "Sell");
        try (var api = choosing()) {
            var made = five(api);
            assertThat(titles(made.launch(named(made, "Bake")))).containsExactly("Bake", "Sell");
            assertThat(titles(made.launch(Map.of()))).hasSize(5);
            assertThat(titles(made.launch(Map.of("tasks", Map.of())))).hasSize(5);
            assertThat(made.launch(World.ANN_TOKEN, tasks).status()).isEqualTo(422);
        }
    }

    /// The last step is mandatory.
    private static Recipe.Made five(ApiServer api) {
        return Recipe.called("Five steps")
                .step("Mix", Map.of())
                .step("Rest", Map.of())
                .step("Bake", Map.of())
                .step("Cool", Map.of())
                .step("Sell", Map.of("skip_start_process", true))
                .create(api);
    }

    private static ApiServer choosing() {
        var usual = Settings.DEFAULT;
        var choosing =
                new Settings(
                        usual.requireClientHeader(),
                        usual.dateMillis(),
                        usual.ownersShape(),
                        usual.runWriteProgress(),
                        usual.unknownFieldKeys(),
                        usual.oneoffPutRequiresCoreFields(),
                        usual.completionAcceptsTaskdata(),
                        usual.openStatusLiteral(),
                        LaunchTasksMap.SUBSET,
                        usual.putRunAbsentLists(),
                        usual.automationFire(),
                        usual.reevaluateOnPrerunEdit(),
                        usual.webhookRetries(),
                        usual.strictValidation(),
                        usual.membership());
        return new ApiServer(
                choosing,
                TemplatesApi::mount,
                RunsApi::mount,
                RunReadsApi::mount,
                TaskReadsApi::mount);
    }

    @Test
    void b40_aTemplateIsHiddenWhenAllFiveGrantsExclude() {
        var made = Recipe.called("Secret bread").step("Mix", Map.of()).create(SharedServer.API);
        var bob = SharedServer.API.as(World.BOB_TOKEN);
        grant(made, GRANTS.subList(0, 4));
        assertThat(bob.get(made.path()).status()).isEqualTo(200);
        assertThat(bob.get(ORG + "/checklists?q=Secret%20bread").rows()).hasSize(1);

        grant(made, GRANTS);
        assertThat(bob.get(made.path()).status()).isEqualTo(404);
        assertThat(bob.get(ORG + "/checklists?q=Secret%20bread").rows()).isEmpty();
        var launch = made.launch(World.BOB_TOKEN, Map.of());
        assertThat(launch.status()).isEqualTo(403);
        assertThat(launch.json())
                .containsEntry(
                        "message", "Permission denied: cannot launch process from this template.");
        assertThat(made.launch(World.ANN_TOKEN, Map.of()).status()).isEqualTo(201);
    }

    /// Nobody but administrators and the owner has these.
    private static void grant(Recipe.Made made, List<String> nobodys) {
        var permissions = new ArrayList<Object>();
        nobodys.forEach(type -> permissions.add(Map.of("type", type, "all", false)));
        var body = Map.of("title", "Secret bread", "permissions", permissions);
        assertThat(ANN.put(made.path(), body).status()).isEqualTo(200);
    }

    private static Map<String, Object> named(Recipe.Made made, String step) {
        return Map.of("tasks", Map.of(made.id(step), Map.of("owners", people(List.of(1002)))));
    }

    private static List<Object> titles(Batch run) {
        return run.rows().stream().map(task -> task.get("title")).toList();
    }

    private static Map<String, Object> people(List<Object> users) {
        return Map.of("users", users, "guests", List.of(), "groups", List.of());
    }

    private static Object data(Object wrapped) {
        return map(wrapped).get("data");
    }

    private static Map<String, Object> only(Object list) {
        assertThat(list(list)).hasSize(1);
        return list(list).getFirst();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object value) {
        return (List<Map<String, Object>>) value;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
