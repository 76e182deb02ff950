package dev.runsheet.template;

import static dev.runsheet.template.Kitchen.ALL;
import static dev.runsheet.template.Kitchen.deadline;
import static dev.runsheet.template.Kitchen.on;
import static dev.runsheet.template.Kitchen.one;
import static dev.runsheet.template.Kitchen.step;
import static dev.runsheet.template.Kitchen.steps;
import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.OVENS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Steps and stages over the wire; the numbers are those of the behaviours in the templates spec.
class StepsApiTest {
    private static final ApiServer API = ApiServer.of(TemplatesApi::mount);
    private static final ApiServer.Caller ANN = API.as(ANN_TOKEN);
    private final Kitchen kitchen = new Kitchen(ANN);
    private final Object id = kitchen.create(Map.of()).get("id");

    @AfterAll
    static void close() {
        API.close();
    }

    private Object add(String title) {
        return kitchen.addStep(id, title, Map.of()).get("id");
    }

    @Test
    void b12_aStepCreatedAtPositionOneShiftsTheOthers() {
        List.of("A", "B", "C").forEach(this::add);
        var first = kitchen.addStep(id, "First", Map.of("position", 1));
        assertThat(first).containsEntry("position", 1);
        assertThat(ANN.put(step(id, first.get("id")) + "/reorder", Map.of("position", 1)).data())
                .containsEntry("position", 1);
        assertThat(kitchen.titles(id)).containsExactly("First", "A", "B", "C");
        assertThat(ANN.get(one(id) + "/steps").rows())
                .extracting(step -> step.get("position"))
                .containsExactly(1, 2, 3, 4);
        assertThat(ANN.put(step(id, first.get("id")) + "/reorder", Map.of("position", 99)).data())
                .containsEntry("position", 4);
        assertThat(kitchen.titles(id)).containsExactly("A", "B", "C", "First");
        assertThat(ANN.put(step(id, first.get("id")) + "/reorder", Map.of("position", 0)).errors())
                .containsKey("position");
        assertThat(ANN.put(step(id, first.get("id")) + "/position", Map.of("position", 2)).data())
                .containsEntry("position", 2);
    }

    @Test
    void b13_peopleThatAreNotNamedStay() {
        var people =
                Map.<String, Object>of(
                        "assignees",
                        List.of(1001, "1002"),
                        "guests",
                        List.of("Gus@flour.example"),
                        "groups",
                        List.of(OVENS.hex()));
        var step = kitchen.addStep(id, "Weigh", people).get("id");
        assertThat(ANN.put(step(id, step), Map.of("title", "x")).data())
                .containsEntry("assignees", List.of(1001, 1002))
                .containsEntry("guests", List.of("gus@flour.example"))
                .containsEntry("groups", List.of(OVENS.hex()));
        assertThat(ANN.put(step(id, step), Map.of("title", "x", "assignees", List.of())).data())
                .containsEntry("assignees", List.of())
                .containsEntry("guests", List.of("gus@flour.example"))
                .containsEntry("groups", List.of(OVENS.hex()));
    }

    @Test
    void b14_aPositionAloneMovesTheStepAndNothingElse() {
        var before = kitchen.addStep(id, "Weigh", Map.of("assignees", List.of(1002)));
        add("Mix");
        var moved = ANN.put(step(id, before.get("id")), Map.of("position", 2));
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        var expected = new LinkedHashMap<>(before);
        expected.put("position", 2);
        assertThat(moved.data()).isEqualTo(expected);
        assertThat(ANN.get(step(id, before.get("id"))).data()).isEqualTo(expected);
        assertThat(kitchen.titles(id)).containsExactly("Mix", "Weigh");
    }

    @Test
    void b15_aNewStepHasTheDefaults() {
        assertThat(kitchen.addStep(id, "Weigh", Map.of("alias", "mine", "description", "How")))
                .containsEntry("allow_guest_owners", true)
                .containsEntry("is_soft_start_date", true)
                .containsEntry("assign_run_starter", true)
                .containsEntry("start_date", Map.of("value", 2, "unit", "hours"))
                .containsEntry("deadline", deadline(1, "days", "from", "start_run"))
                .containsEntry("summary", "How")
                .containsEntry("step_type", "task")
                .containsEntry("max_assignable", null)
                .containsEntry("captures", List.of())
                .extractingByKey("alias")
                .asString()
                .matches("weigh-\\d{7}");
    }

    @Test
    void b18_aStepInARuleIsNotDeleted() {
        var asked = add("Ask");
        var shown = add("Shown");
        var field = kitchen.addField(id, asked, Map.of()).get("id");
        kitchen.addRule(id, on("Capture", field, "is_not_empty"), shown);
        for (var step : List.of(asked, shown)) {
            var refused = ANN.delete(step(id, step));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.json())
                    .containsEntry(
                            "message",
                            "Cannot delete this step because there are rules dependent on it.");
        }
        var inUse = ANN.delete(Kitchen.captures(id, asked) + "/" + field);
        assertThat(inUse.status()).isEqualTo(403);
        assertThat(inUse.json())
                .containsEntry(
                        "message",
                        "Cannot delete a form field that is being used in a rule in other steps.");
    }

    @Test
    void b44_moreAssigneesThanAllowedAreRefusedWhole() {
        var body =
                Map.of(
                        "title",
                        "x",
                        "max_assignable",
                        1,
                        "assignees",
                        List.of(1001),
                        "guests",
                        List.of("gus@flour.example"));
        var refused = ANN.post(one(id) + "/steps", body);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).containsOnlyKeys("assignees");
        assertThat(kitchen.titles(id)).isEmpty();
        var before = kitchen.addStep(id, "y", Map.of("assignees", List.of(1002)));
        assertThat(ANN.put(step(id, before.get("id")), body).status()).isEqualTo(422);
        assertThat(ANN.get(step(id, before.get("id"))).data()).isEqualTo(before);
    }

    @Test
    void aCopyOfAStepComesRightBehindWithItsOwnFields() {
        var step = kitchen.addStep(id, "Weigh", Map.of("assignees", List.of(1002))).get("id");
        var field = kitchen.addField(id, step, Map.of());
        add("Mix");
        var copy = ANN.post(step(id, step) + "/clone", "").data();
        assertThat(copy).containsEntry("position", 2).containsEntry("assignees", List.of(1002));
        assertThat(copy.get("id")).isNotEqualTo(step);
        assertThat(Kitchen.list(copy.get("captures")).getFirst())
                .containsEntry("label", "Supplier name")
                .doesNotContainEntry("id", field.get("id"))
                .doesNotContainEntry("alias", field.get("alias"));
        assertThat(kitchen.titles(id)).containsExactly("Weigh", "Weigh", "Mix");
    }

    @Test
    void theConnectorSaysWhetherEveryoneMustComplete() {
        var step = add("Taste");
        var path =
                "/processes/micro-functions/organizations/"
                        + FLOUR.hex()
                        + "/blueprints/"
                        + id
                        + "/steps/"
                        + step
                        + "/edit-step-type";
        assertThat(ANN.put(path, Map.of("stepType", "all")).data())
                .containsEntry("everyone_must_complete", true);
        assertThat(ANN.put(path, Map.of("stepType", "any")).data())
                .containsEntry("everyone_must_complete", false);
        assertThat(ANN.put(path, Map.of("stepType", "some")).errors()).containsKey("stepType");
    }

    @Test
    void aStepLaunchesOnlyATemplateThatAsksNothing() {
        var next = kitchen.create(Map.of()).get("id");
        var asking =
                kitchen.create(
                                Map.of(
                                        "prerun",
                                        List.of(Kitchen.field("text", Map.of("required", true)))))
                        .get("id");
        var step = add("Then");
        assertThat(ANN.put(step(id, step), Map.of("title", "Then", "bp_to_launch", next)).data())
                .extractingByKey("bp_to_launch")
                .isEqualTo(launch(next));
        var refused = Map.of("title", "Then", "bp_to_launch", Map.of("id", asking));
        assertThat(ANN.put(step(id, step), refused).errors()).containsKey("bp_to_launch.id");
    }

    private static Map<String, Object> launch(Object template) {
        var launch = new HashMap<String, Object>();
        launch.put("id", template);
        launch.put("default_name_format", null);
        launch.put("tasks_within_process", false);
        return launch;
    }

    @Test
    void everyFaultOfAStepIsNamedAtOnce() {
        var body = new LinkedHashMap<String, Object>();
        body.put("title", "x".repeat(601));
        body.put("step_type", "form");
        body.put("start_date", Map.of("value", 0, "unit", "hours"));
        body.put("deadline", deadline(1, "fortnights", "from", "nowhere"));
        body.put("assignees", List.of(99));
        body.put("guests", List.of("nobody"));
        body.put("groups", List.of("ovens"));
        body.put("webhook", "ftp://x");
        body.put("stage_id", OVENS.hex());
        body.put("checklist_id", OVENS.hex());
        body.put("position", "first");
        body.put("captures", List.of(Map.of("label", "x")));
        body.put("tags", List.of("x"));
        body.put("top_secret", 5);
        assertThat(ANN.post(one(id) + "/steps", body).errors())
                .containsKeys(
                        "title",
                        "step_type",
                        "start_date.value",
                        "deadline.unit",
                        "deadline.step",
                        "assignees.0",
                        "guests.0",
                        "groups.0",
                        "webhook",
                        "stage_id",
                        "checklist_id",
                        "position",
                        "captures.0.field_type",
                        "tags.0",
                        "top_secret");
        assertThat(ANN.post(one(id) + "/steps", Map.of()).errors())
                .containsEntry("title", List.of("The title field is required."));
    }

    @Test
    void aStepOfAnotherTemplateIsNotFound() {
        var step = add("Weigh");
        var other = kitchen.create(Map.of()).get("id");
        assertThat(ANN.get(step(other, step)).status()).isEqualTo(404);
        assertThat(ANN.put(step(other, step), Map.of("title", "x")).status()).isEqualTo(404);
        assertThat(ANN.delete(step(other, "x")).status()).isEqualTo(404);
    }

    @Test
    void stagesAreKeptDenseAndStepsOutliveThem() {
        var stages = one(id) + "/stages";
        ANN.post(stages, Map.of("name", "Bake"));
        var first = ANN.post(stages, Map.of("name", "Prepare", "position", 1)).data();
        assertThat(ANN.get(stages).rows())
                .extracting(stage -> stage.get("name"))
                .containsExactly("Prepare", "Bake");
        var step = kitchen.addStep(id, "Weigh", Map.of("stage_id", first.get("id")));
        assertThat(step).containsEntry("stage_id", first.get("id"));
        assertThat(
                        ANN.put(
                                        stages + "/" + first.get("id"),
                                        Map.of("name", "Get ready", "position", 9))
                                .data())
                .containsEntry("position", 2);
        assertThat(ANN.post(stages, Map.of()).errors()).containsKey("name");
        assertThat(ANN.delete(stages + "/" + first.get("id")).status()).isEqualTo(200);
        assertThat(steps(kitchen.read(id, "steps")).getFirst()).containsEntry("stage_id", null);
        assertThat(ANN.get(ALL + "/" + id + "?with=stages").data())
                .extractingByKey("stages")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(1);
    }
}
