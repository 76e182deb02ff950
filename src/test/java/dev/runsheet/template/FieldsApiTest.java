package dev.runsheet.template;

import static dev.runsheet.template.Kitchen.captures;
import static dev.runsheet.template.Kitchen.field;
import static dev.runsheet.template.Kitchen.list;
import static dev.runsheet.template.Kitchen.one;
import static dev.runsheet.template.Kitchen.step;
import static dev.runsheet.testing.World.ANN_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Fields over the wire; the numbers are those of the behaviours in the templates spec.
class FieldsApiTest {
    private static final ApiServer API = ApiServer.of(TemplatesApi::mount);
    private static final ApiServer.Caller ANN = API.as(ANN_TOKEN);
    private final Kitchen kitchen = new Kitchen(ANN);
    private final Object id = kitchen.create(Map.of()).get("id");
    private final Object step = kitchen.addStep(id, "Weigh", Map.of()).get("id");

    @AfterAll
    static void close() {
        API.close();
    }

    private String path(Map<String, Object> field) {
        return captures(id, step) + "/" + field.get("id");
    }

    @Test
    void b20_aFieldIsDefinedWholeAndKeepsItsAlias() {
        var field = kitchen.addField(id, step, Map.of());
        var partial = ANN.put(path(field), Map.of("label", "New"));
        assertThat(partial.status()).isEqualTo(422);
        assertThat(partial.errors()).containsOnlyKeys("field_type", "required");
        assertThat(list(ANN.get(step(id, step)).data().get("captures"))).containsExactly(field);
        assertThat(ANN.put(path(field), field("date", Map.of("label", "New"))).data())
                .containsEntry("label", "New")
                .containsEntry("field_type", "date")
                .containsEntry("id", field.get("id"))
                .containsEntry("alias", field.get("alias"))
                .containsEntry("step_id", step);
    }

    @Test
    void b21_aRadioNeedsTwoOptionsWhichGetNumbers() {
        var single = field("radio", Map.of("options", List.of("Rye")));
        var refused = ANN.post(captures(id, step), single);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).containsOnlyKeys("options");
        var texts = List.of(Map.of("text", "Rye"), Map.of("text", "Oat"));
        var radio = kitchen.addField(id, step, field("radio", Map.of("options", texts)));
        assertThat(list(radio.get("options")))
                .extracting(option -> option.get("id"))
                .containsExactly(1, 2);
        var dropdown =
                kitchen.addField(id, step, field("dropdown", Map.of("options", List.of("Rye"))));
        assertThat(list(dropdown.get("options")).getFirst())
                .containsEntry("id", 1)
                .containsEntry("text", "Rye");
        assertThat(ANN.post(captures(id, step), field("table", Map.of())).errors())
                .containsKey("columns");
    }

    @Test
    void b22_thereAreTenTypes() {
        for (var type : List.of("number", "checkbox", "select", "url")) {
            var refused = ANN.post(captures(id, step), field(type, Map.of()));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.errors())
                    .isEqualTo(
                            Map.of("field_type", List.of("The selected field_type is invalid.")));
        }
        assertThat(list(ANN.get(step(id, step)).data().get("captures"))).isEmpty();
        assertThat(kitchen.addField(id, step, field("email", Map.of())))
                .containsEntry("field_type", "email");
        assertThat(kitchen.addField(id, step, Map.of("field_validation", List.of("numeric"))))
                .containsEntry("field_type", "text")
                .containsEntry("field_validation", List.of("numeric"));
        assertThat(kitchen.addField(id, step, Map.of("field_validation", "numeric|min:0")))
                .containsEntry("field_validation", List.of("numeric", "min:0"));
    }

    @Test
    void fieldsAreAppendedAndPutInOrder() {
        var one = kitchen.addField(id, step, Map.of("label", "One"));
        var two = kitchen.addField(id, step, Map.of("label", "Two"));
        assertThat(two).containsEntry("position", 2);
        var order =
                List.of(
                        Map.of("capture_id", one.get("id"), "position", 2),
                        Map.of("id", two.get("id"), "position", "1"));
        var path = step(id, step) + "/captures-reorder";
        assertThat(labels(ANN.put(path, Map.of("captures", order)).data()))
                .containsExactly("Two", "One");
        var bare =
                "[{\"capture_id\": \""
                        + one.get("id")
                        + "\", \"position\": 1}, {\"id\": \""
                        + two.get("id")
                        + "\", \"position\": 3}]";
        assertThat(labels(ANN.put(path, bare).data())).containsExactly("One", "Two");
        assertThat(ANN.put(path, "[{\"position\": 1}]").errors())
                .containsEntry("captures.0.capture_id", List.of("Capture ID field is required"));
        assertThat(ANN.put(path, "[{]").status()).isEqualTo(400);
        assertThat(
                        ANN.put(
                                        path,
                                        Map.of(
                                                "captures",
                                                List.of(
                                                        Map.of(
                                                                "capture_id",
                                                                one.get("id"),
                                                                "position",
                                                                10000))))
                                .errors())
                .containsKey("captures.0.position");
    }

    private static List<Object> labels(Map<String, Object> step) {
        return list(step.get("captures")).stream().map(field -> field.get("label")).toList();
    }

    @Test
    void aFieldMovesToAnotherStepOfTheTemplate() {
        var field = kitchen.addField(id, step, Map.of());
        var other = kitchen.addStep(id, "Mix", Map.of()).get("id");
        kitchen.addField(id, other, Map.of("label", "There"));
        var foreign = kitchen.create(Map.of()).get("id");
        var elsewhere = kitchen.addStep(foreign, "Elsewhere", Map.of()).get("id");
        var path = path(field) + "/move-out";
        assertThat(ANN.put(path, Map.of("target_step_id", elsewhere, "position", 1)).errors())
                .containsOnlyKeys("target_step_id");
        assertThat(ANN.put(path, Map.of("target_step_id", other)).errors())
                .containsOnlyKeys("position");
        assertThat(ANN.put(path, Map.of("target_step_id", other, "position", 10_000)).errors())
                .containsOnlyKeys("position");
        assertThat(ANN.put(path, Map.of("target_step_id", other, "position", 1)).data())
                .containsEntry("id", field.get("id"))
                .containsEntry("alias", field.get("alias"))
                .containsEntry("step_id", other);
        assertThat(labels(ANN.get(step(id, other)).data()))
                .containsExactly("Supplier name", "There");
        assertThat(labels(ANN.get(step(id, step)).data())).isEmpty();
        assertThat(ANN.put(path, Map.of("target_step_id", other, "position", 1)).status())
                .isEqualTo(404);
    }

    @Test
    void allFieldsComeInOneListWithTheirSteps() {
        kitchen.addField(id, step, Map.of("label", "Weight"));
        ANN.put(
                one(id),
                Map.of("title", "x", "prerun", List.of(field("text", Map.of("label", "Asked")))));
        var rows = ANN.get(one(id) + "/form-fields").rows();
        assertThat(rows).extracting(row -> row.get("label")).containsExactly("Asked", "Weight");
        assertThat(rows).extracting(row -> row.get("step_title")).containsExactly(null, "Weigh");
    }

    @Test
    void aDeletedFieldIsGone() {
        var field = kitchen.addField(id, step, Map.of());
        assertThat(ANN.delete(path(field)).status()).isEqualTo(200);
        assertThat(ANN.delete(path(field)).status()).isEqualTo(404);
        assertThat(ANN.put(path(field), field("text", Map.of())).status()).isEqualTo(404);
    }
}
