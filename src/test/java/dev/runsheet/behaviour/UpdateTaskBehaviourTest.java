package dev.runsheet.behaviour;

import static dev.runsheet.testing.Forms.field;
import static dev.runsheet.testing.Forms.required;
import static dev.runsheet.testing.Rules.show;
import static dev.runsheet.testing.Rules.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.Told;
import dev.runsheet.testing.Way;
import dev.runsheet.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Changing tasks; the numbers are those of section 20 of the tasks spec.
@ParameterizedClass
@EnumSource(names = {"ONE_OFF", "IN_PROCESS"})
class UpdateTaskBehaviourTest {
    private final Way way;

    UpdateTaskBehaviourTest(Way way) {
        this.way = way;
    }

    @Test
    void b8_b9_aSummaryAloneChangesNothingElse() {
        var task = way.task(Map.of(), field("text", "Notes"));
        task.put(Map.of("taskdata", Map.of(task.field("Notes"), "kept")));
        var expected = new LinkedHashMap<>(task.read());
        expected.put("summary", "x");
        expected.put("original_summary", "x");
        expected.put("last_updated", "2026-03-06T13:00:00Z");
        SharedServer.at(World.NOON.plusSeconds(3600), () -> task.updated("{\"summary\": \"x\"}"));
        assertThat(task.read()).isEqualTo(expected);
    }

    @Test
    void b8_theSameAgainIsNoChange() {
        var task = way.task(Map.of());
        task.updated("{\"summary\": \"x\"}");
        var before = task.read();
        var told = Told.of(task.id());
        SharedServer.at(World.NOON.plusSeconds(3600), () -> task.updated("{\"summary\": \"x\"}"));
        assertThat(task.read()).isEqualTo(before);
        assertThat(Told.of(task.id())).isEqualTo(told);
    }

    @Test
    void b10_descriptionAndSummaryAreTheSame() {
        var task = way.task(Map.of());
        assertThat(task.updated("{\"description\": \"one\"}"))
                .containsEntry("summary", "one")
                .doesNotContainKey("description");
        assertThat(task.updated("{\"summary\": \"two\"}")).containsEntry("summary", "two");
        assertThat(task.read()).containsEntry("summary", "two");
    }

    @Test
    void b11_ownersReplaceEverybody() {
        var task = way.task(everybody());
        task.updated("{\"owners\": {\"users\": [1003], \"groups\": [], \"guests\": []}}");
        assertThat(task.read()).containsEntry("owners", people(List.of(1003)));
    }

    @Test
    void b12_aMissingBucketIsEmptyAndMissingOwnersStay() {
        var task = way.task(everybody());
        task.updated("{\"title\": \"Nobody leaves\"}");
        assertThat(task.read()).containsEntry("owners", everybody().get("owners"));
        task.updated("{\"owners\": {\"users\": [1003]}}");
        assertThat(task.read()).containsEntry("owners", people(List.of(1003)));
        task.updated("{\"owners\": {\"assignees\": [1002]}}");
        assertThat(task.read()).containsEntry("owners", people(List.of(1002)));
    }

    @Test
    void b13_threeEmptyBucketsUnassign() {
        var task = way.task(everybody());
        task.updated("{\"owners\": {\"users\": [], \"guests\": [], \"groups\": []}}");
        assertThat(task.read()).containsEntry("owners", people(List.of()));
        var path = way.org() + "/tasks?unassigned=true&without_pagination=1";
        assertThat(SharedServer.API.as(World.ANN_TOKEN).get(path).rows())
                .extracting(row -> row.get("id"))
                .contains(task.id());
    }

    @Test
    void b14_membersMayBeNumbersTextsAndObjects() {
        var task = way.task(Map.of());
        for (var one : List.of("\"1002\"", "1002", "{\"id\": 1002}", "{\"id\": \"1002\"}")) {
            task.updated("{\"owners\": {\"users\": [1003]}}");
            var answer = task.updated("{\"owners\": {\"users\": [%s]}}".formatted(one));
            assertThat(answer.get("owners"))
                    .extracting("users", LIST)
                    .extracting("id")
                    .containsExactly(1002);
            assertThat(task.read()).containsEntry("owners", people(List.of(1002)));
        }
    }

    @Test
    void b15_anUnknownAddressBecomesAGuest() {
        var task = way.task(Map.of());
        task.updated("{\"owners\": {\"guests\": [\"Unknown.B15@Example.com\"]}}");
        var ann = SharedServer.API.as(World.ANN_TOKEN);
        assertThat(ann.get(way.org() + "/guests/unknown.b15@example.com").status()).isEqualTo(200);
        assertThat(task.read().get("owners"))
                .isEqualTo(
                        Map.of(
                                "users", List.of(),
                                "guests", List.of("unknown.b15@example.com"),
                                "groups", List.of()));
    }

    @Test
    void b15_aMembersAddressIsNoGuest() {
        var ann = SharedServer.API.as(World.ANN_TOKEN);
        var task = way.task(Map.of());
        var reply = task.put("{\"owners\": {\"guests\": [\"bob@flour.example\"]}}");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors()).containsOnlyKeys("owners.guests.0");
        assertThat(task.read()).containsEntry("owners", people(List.of(1001)));
        assertThat(ann.get(way.org() + "/guests/bob@flour.example").status()).isEqualTo(404);
    }

    @Test
    void b16_tooManyAssigneesAreRefusedAndTheOldOnesRemain() {
        var task = way.task(Map.of("max_assignable", 1));
        var reply = task.put("{\"owners\": {\"users\": [1002, 1003]}}");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors()).containsOnlyKeys("owners");
        assertThat(
                        task.put(
                                        "{\"owners\": {\"users\": [1002], \"guests\": [\"%s\"]}}"
                                                .formatted(World.GUS))
                                .status())
                .isEqualTo(422);
        assertThat(task.read()).containsEntry("owners", people(List.of(1001)));
        var group = World.OVENS.hex();
        task.updated("{\"owners\": {\"users\": [1002], \"groups\": [\"%s\"]}}".formatted(group));
    }

    @Test
    void b72_patchWithAStatusCompletes() {
        var task = way.task(Map.of());
        var body = Map.of("status", "completed", "completed_at", "2020-01-01", "completed_by", 7);
        var reply = SharedServer.API.as(World.ANN_TOKEN).patch(task.path(), body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(task.read())
                .containsEntry("status", "completed")
                .containsEntry("completed_at", "2026-03-06T12:00:00Z")
                .containsEntry("completer_id", 1001);
        assertThat(Told.of(task.id()).topics()).contains("task.completed");
    }

    @Test
    void b72_patchWithAStatusIsCheckedAsACompletion() {
        var task = way.task(Map.of("task_type", "approval"), List.of());
        var ann = SharedServer.API.as(World.ANN_TOKEN);
        var refused = ann.patch(task.path(), Map.of("status", "completed", "title", "Never"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).containsOnlyKeys("is_approved");
        assertThat(task.read()).containsEntry("title", Way.TITLE);
        ann.patch(task.path(), Map.of("status", "completed", "is_approved", false));
        assertThat(task.read()).containsEntry("is_approved", false);
    }

    @Test
    void b72_patchWithAStatusLetsRulesReactAndMissesWhatIsRequired() {
        var run =
                Recipe.called("Patched")
                        .step("Mix", Map.of(), required("text", "Flour"))
                        .step("Bake", Map.of())
                        .rule(when("Mix", "completed"), show("Bake"))
                        .create(SharedServer.API)
                        .launch(Map.of());
        var refused = run.ann().patch(run.taskPath("Mix"), Map.of("status", "completed"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).containsOnlyKeys("taskdata." + run.field("Flour"));
        assertThat(run.status("Bake")).isEqualTo("auto-skipped");
        var whole = Map.of("status", "completed", "taskdata", Map.of(run.field("Flour"), "rye"));
        assertThat(run.ann().patch(run.taskPath("Mix"), whole).status()).isEqualTo(200);
        assertThat(run.status("Mix")).isEqualTo("completed");
        assertThat(run.status("Bake")).isEqualTo("not-started");
        assertThat(run.read())
                .containsEntry("progress", Map.of("complete", 1, "total", 2, "percent", 50));
    }

    private static Map<String, Object> everybody() {
        return Map.of(
                "owners",
                Map.of(
                        "users", List.of(1001, 1002),
                        "guests", List.of(World.GUS),
                        "groups", List.of(World.OVENS.hex())));
    }

    private static Map<String, Object> people(List<Object> users) {
        return Map.of("users", users, "guests", List.of(), "groups", List.of());
    }
}
