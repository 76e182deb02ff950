package dev.runsheet.behaviour;

import static dev.runsheet.testing.Forms.field;
import static dev.runsheet.testing.Forms.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Forms;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Creating one-off tasks, section 4.5 of the tasks spec.
class CreateTaskBehaviourTest {
    private static final String TASKS = "/organizations/" + World.FLOUR.hex() + "/tasks";
    private static final ApiServer.Caller ANN = SharedServer.API.as(World.ANN_TOKEN);
    private static final String NOBODYS = "0123456789abcdef0123456789abcdef";

    @Test
    void theSketchOfTheSpecWorks() {
        var reply =
                ANN.post(
                        TASKS,
                        """
                        {"title": "Renew certificate", "task_type": "task", "deadline": "2027-01-01 00:00:00",
                         "owners": {"users": ["1001"], "guests": [], "groups": []}}
                        """);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        var ann = new LinkedHashMap<String, Object>();
        ann.put("id", 1001);
        ann.put("full_name", "Ann Baker");
        ann.put("email", "ann@flour.example");
        ann.put("profile_pic", null);
        assertThat(reply.data())
                .containsEntry("title", "Renew certificate")
                .containsEntry("status", "not-started")
                .containsEntry("is_oneoff_task", true)
                .containsEntry("run_id", null)
                .containsEntry("checklist_id", null)
                .containsEntry("step_id", null)
                .containsEntry("deadline", "2027-01-01T00:00:00Z")
                .containsEntry("started_at", "2026-03-06T12:00:00Z")
                .containsEntry("starter_id", 1001)
                .containsEntry(
                        "owners",
                        Map.of("users", List.of(ann), "guests", List.of(), "groups", List.of()));
    }

    @Test
    void whatIsMissingIsNamedAtOnce() {
        assertThat(ANN.post(TASKS, "{}").errors())
                .containsOnlyKeys("title", "task_type", "deadline", "owners");
        var wrong =
                create(
                        Map.of(
                                "title", "x".repeat(601),
                                "task_type", "form",
                                "deadline", "soon",
                                "owners", Map.of("users", List.of(1009)),
                                "webhook", "nowhere"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.errors())
                .containsOnlyKeys("title", "task_type", "deadline", "owners.users.0", "webhook");
    }

    @Test
    void aTagThatIsNotThereIsRefused() {
        assertThat(create(Map.of("tags", List.of(NOBODYS))).errors()).containsOnlyKeys("tags.0");
    }

    @Test
    void tooManyAssigneesAreRefusedAndGroupsDoNotCount() {
        var two = Map.of("users", List.of(1001), "guests", List.of(World.GUS));
        var refused = create(Map.of("max_assignable", 1, "owners", two));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).containsOnlyKeys("owners");
        var group = Map.of("users", List.of(1001), "groups", List.of(World.OVENS.hex()));
        assertThat(create(Map.of("max_assignable", 1, "owners", group)).status()).isEqualTo(201);
    }

    @Test
    void looseTypesOfFieldsAreTaken() {
        var types = new LinkedHashMap<String, String>();
        types.put("number", "text");
        types.put("url", "text");
        types.put("time", "date");
        types.put("datetime", "date");
        types.put("checkbox", "multiselect");
        types.forEach(
                (loose, real) -> {
                    var field = with(field(real, "Field"), "field_type", loose);
                    var created = create(Map.of("form_fields", List.of(field)));
                    assertThat(created.status()).as(created.text()).isEqualTo(201);
                    assertThat(types(created)).containsExactly(real);
                });
        assertThat(types(create(Map.of("form_fields", Forms.ofEveryType()))))
                .containsExactlyElementsOf(Forms.TYPES);
    }

    @Test
    void wrongDefinitionsOfFieldsAreNamed() {
        var fields =
                List.of(
                        Map.of("label", "No type", "required", false),
                        Map.of("field_type", "text", "required", false),
                        Map.of("label", "Not said", "field_type", "text"),
                        with(field("text", "Unknown"), "field_type", "currency"),
                        Map.of("label", "No options", "field_type", "dropdown", "required", false),
                        with(
                                field("radio", "One option"),
                                "options",
                                List.of(Map.of("id", 1, "text", "A"))),
                        Map.of("label", "No columns", "field_type", "table", "required", false));
        assertThat(create(Map.of("form_fields", fields)).errors())
                .containsOnlyKeys(
                        "form_fields.0.field_type",
                        "form_fields.1.label",
                        "form_fields.2.required",
                        "form_fields.3.field_type",
                        "form_fields.4.options",
                        "form_fields.5.options",
                        "form_fields.6.columns");
    }

    @Test
    void aTaskIsCopiedWithoutItsAnswers() {
        var created =
                create(Map.of("form_fields", List.of(field("text", "Notes")), "summary", "How"));
        var path = TASKS + "/" + created.data().get("id");
        var ids = Forms.idsByLabel(ANN.get(path + "?with=form_fields").data());
        ANN.put(path, Map.of("taskdata", Map.of(ids.get("Notes"), "Rye")));
        var copy = ANN.post(path + "/clone", "");
        assertThat(copy.status()).isEqualTo(201);
        assertThat(copy.data())
                .containsEntry("title", "Plain")
                .containsEntry("summary", "How")
                .containsEntry("status", "not-started")
                .containsEntry("taskdata", Map.of())
                .containsEntry("deadline", created.data().get("deadline"))
                .containsEntry("owners", created.data().get("owners"));
        assertThat(copy.data().get("id")).isNotEqualTo(created.data().get("id"));
        assertThat(types(copy)).containsExactly("text");
    }

    private static Reply create(Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>();
        body.put("title", "Plain");
        body.put("task_type", "task");
        body.put("deadline", "2026-03-10 12:00:00");
        body.put("owners", Map.of("users", List.of(1001)));
        body.putAll(more);
        return ANN.post(TASKS, body);
    }

    private static List<Object> types(Reply created) {
        var path = TASKS + "/" + created.data().get("id") + "?with=form_fields";
        var fields = (Map<?, ?>) ANN.get(path).data().get("form_fields");
        return ((List<?>) fields.get("data"))
                .stream().<Object>map(field -> ((Map<?, ?>) field).get("field_type")).toList();
    }
}
