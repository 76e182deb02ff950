package dev.runsheet.behaviour;

import static dev.runsheet.testing.Forms.field;
import static dev.runsheet.testing.Forms.required;
import static dev.runsheet.testing.Forms.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Batch;
import dev.runsheet.testing.Included;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Rules;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Single answers, lists of questions and the kick-off form (tasks spec 7, sentence by sentence).
class KickoffBehaviourTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final String VALUE = ORG + "/form-field/value";
    private static final ApiServer.Caller ANN = SharedServer.API.as(World.ANN_TOKEN);
    private static final String NOBODYS = "0123456789abcdef0123456789abcdef";

    private static Batch run() {
        return Recipe.called("Single answers")
                .step(
                        "Mix",
                        Map.of("guests", List.of(World.GUS)),
                        field("text", "Flour"),
                        field("dropdown", "Kind"),
                        field("assignees_form", "Bakers"))
                .step("Bake", Map.of(), field("text", "Heat"))
                .create(SharedServer.API)
                .launch(Map.of());
    }

    private static Map<String, Object> answer(Object id, Object value) {
        var body = new LinkedHashMap<String, Object>();
        body.put("id", id);
        body.put("value", value);
        body.put("form_value", value);
        return body;
    }

    // 7.1
    @Test
    void oneFieldIsStoredAndAnsweredWithItsValue() {
        var run = run();
        run.update("Mix", Map.of("taskdata", Map.of(run.field("Flour"), "Rye")));
        var kind = Map.of("id", 2, "text", "Option B");
        var path = ORG + "/tasks/" + run.task("Mix") + "/captures";
        var reply = ANN.post(path, answer(run.field("Kind"), kind));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.data())
                .containsEntry("id", run.field("Kind"))
                .containsEntry("label", "Kind")
                .containsEntry("value", kind)
                .containsEntry("field_value", kind);
        assertThat(run.read("Mix"))
                .containsEntry(
                        "taskdata", Map.of(run.field("Flour"), "Rye", run.field("Kind"), kind))
                .containsEntry("status", "active");
    }

    @Test
    void aWrongValueIsRefusedAsInAnUpdateAndAnUnknownFieldIsNotFound() {
        var run = run();
        var path = ORG + "/tasks/" + run.task("Mix") + "/captures";
        var key = "taskdata." + run.field("Kind");
        assertThat(ANN.post(path, answer(run.field("Kind"), "Option B")).errors())
                .isEqualTo(Map.of(key, List.of("Invalid dropdown choice selected.")));
        for (var id : List.of(NOBODYS, run.field("Heat"), "17", "Flour")) {
            assertThat(ANN.post(path, answer(id, "Rye")).status()).as(id).isEqualTo(404);
        }
        assertThat(ANN.post(path, Map.of("value", "Rye")).errors()).containsOnlyKeys("id");
        run.complete("Mix");
        assertThat(ANN.post(path, answer(run.field("Flour"), "Rye")).status()).isEqualTo(422);
    }

    // 7.2
    @Test
    void b68_theFieldAloneNamesItsTask() {
        var run = run();
        var reply = ANN.put(VALUE, answer(run.field("Heat"), "220"));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.data()).containsEntry("field_value", "220");
        assertThat(ANN.put(VALUE, answer(run.field("Heat"), "230")).status()).isEqualTo(200);
        assertThat(run.read("Bake")).containsEntry("taskdata", Map.of(run.field("Heat"), "230"));
    }

    @Test
    void b68_ofSeveralTasksOneIsNamed() {
        var made =
                Recipe.called("Asked twice")
                        .step("Mix", Map.of(), field("text", "Flour"))
                        .create(SharedServer.API);
        var first = made.launch(Map.of());
        var second = made.launch(Map.of());
        var body = answer(made.id("Flour"), "Rye");
        assertThat(ANN.put(VALUE, body).errors()).containsOnlyKeys("task_id");
        body.put("run_id", first.id());
        assertThat(ANN.put(VALUE, body).status()).isEqualTo(200);
        body.remove("run_id");
        body.put("form_value", "Spelt");
        body.put("task_id", second.task("Mix"));
        assertThat(ANN.put(VALUE, body).status()).isEqualTo(200);
        assertThat(first.read("Mix")).containsEntry("taskdata", Map.of(made.id("Flour"), "Rye"));
        assertThat(second.read("Mix")).containsEntry("taskdata", Map.of(made.id("Flour"), "Spelt"));
        ANN.delete(second.path());
        assertThat(ANN.put(VALUE, answer(made.id("Flour"), "Oat")).status()).isEqualTo(200);
        for (var id : List.of(NOBODYS, "17")) {
            assertThat(ANN.put(VALUE, answer(id, "Rye")).status()).as(id).isEqualTo(404);
        }
        body.put("task_id", "17");
        assertThat(ANN.put(VALUE, body).errors()).containsOnlyKeys("task_id");
    }

    @Test
    void assigneesMayBeNumbersInTexts() {
        var run = run();
        var bakers = Map.of("users", List.of("1002"), "guests", List.of(), "groups", List.of());
        assertThat(ANN.put(VALUE, answer(run.field("Bakers"), bakers)).status()).isEqualTo(200);
        assertThat(run.read("Mix").get("taskdata").toString()).contains("1002");
    }

    @Test
    void aGuestAnswersWhatTheyAreAssignedToAndNothingElse() {
        var run = run();
        var path = ORG + "/guests/" + World.GUS + "/form-field/value";
        assertThat(ANN.post(path, answer(run.field("Flour"), "Rye")).status()).isEqualTo(200);
        assertThat(run.read("Mix")).containsEntry("taskdata", Map.of(run.field("Flour"), "Rye"));
        assertThat(ANN.post(path, answer(run.field("Heat"), "220")).status()).isEqualTo(404);
        var other = run.template().launch(Map.of());
        other.update("Mix", Map.of("owners", Map.of("users", List.of(1001))));
        assertThat(ANN.post(path, answer(run.field("Flour"), "Spelt")).status()).isEqualTo(200);
        assertThat(run.read("Mix")).containsEntry("taskdata", Map.of(run.field("Flour"), "Spelt"));
    }

    // 7.3
    @Test
    void aRunListsItsQuestionsWithTheirTasks() {
        var made =
                Recipe.called("Questions of a run")
                        .kickoff(field("text", "Customer"))
                        .step("Mix", Map.of(), field("dropdown", "Kind"), field("table", "Loaves"))
                        .create(SharedServer.API);
        var run = made.launch(Map.of("prerun", Map.of(made.id("Customer"), "Globex")));
        var data = ANN.get(run.path() + "/form-fields").data();
        assertThat(data).containsOnlyKeys("id", "form_fields", "ko_form_fields");
        assertThat(data).containsEntry("id", run.id());
        var fields = Included.rows(data.get("form_fields"));
        assertThat(fields)
                .extracting(each -> each.get("id"))
                .containsExactly(made.id("Kind"), made.id("Loaves"));
        assertThat(fields)
                .allSatisfy(
                        each ->
                                assertThat(each)
                                        .containsEntry("task_id", run.task("Mix"))
                                        .containsKeys(
                                                "alias",
                                                "label",
                                                "field_type",
                                                "options",
                                                "columns"));
        assertThat(Included.rows(data.get("ko_form_fields")).getFirst())
                .containsEntry("id", made.id("Customer"))
                .containsEntry("value", "Globex")
                .doesNotContainKey("task_id");
        assertThat(Included.rows(ANN.get(made.path() + "/form-fields").json().get("data")))
                .extracting(each -> each.get("label"))
                .containsExactly("Customer", "Kind", "Loaves");
    }

    // 7.4
    private static Recipe.Made order(String title) {
        return Recipe.called(title)
                .kickoff(required("text", "Customer"))
                .kickoff(with(field("text", "Loaves"), "field_validation", List.of("numeric")))
                .step("Mix", Map.of())
                .step("Ship", Map.of())
                .rule(Rules.kickoff("Customer", "equals", "Globex"), Rules.show("Ship"))
                .create(SharedServer.API);
    }

    @Test
    void theFormIsOpenedEditedAndSubmittedAgain() {
        var made = order("Order again");
        var run = made.launch(Map.of("prerun", Map.of(made.id("Customer"), "Initech")));
        assertThat(run.read())
                .containsEntry("prerun_status", "complete")
                .containsEntry("prerun_completed_by", 1001)
                .containsEntry("prerun_completed_at", "2026-03-06T12:00:00Z");
        assertThat(run.status("Ship")).isEqualTo("auto-skipped");
        run.complete("Mix");
        assertThat(run.read()).containsEntry("status", "complete");

        var form = run.path() + "/complete-prerun";
        assertThat(ANN.post(form, "").status()).isEqualTo(422);
        assertThat(ANN.delete(form).data())
                .containsEntry("prerun_status", "incomplete")
                .containsEntry("prerun_completed_at", null)
                .containsEntry("prerun_completed_by", null)
                .containsEntry("status", "active")
                .containsEntry("completed_at", null);
        assertThat(ANN.delete(form).status()).isEqualTo(422);

        ANN.put(run.path(), made.prerun("Customer", ""));
        ANN.put(run.path(), made.prerun("Loaves", "many"));
        assertThat(ANN.post(form, "").errors())
                .isEqualTo(
                        Map.of(
                                "prerun." + made.id("Customer"), List.of("Customer is required"),
                                "prerun." + made.id("Loaves"),
                                        List.of("The Loaves must be a number.")));

        ANN.put(run.path(), made.prerun("Customer", "Globex"));
        ANN.put(run.path(), made.prerun("Loaves", "12"));
        assertThat(run.status("Ship")).isEqualTo("auto-skipped");
        assertThat(ANN.post(form, "").data())
                .containsEntry("prerun_status", "complete")
                .containsEntry("prerun_completed_by", 1001)
                .containsEntry("status", "active");
        assertThat(run.status("Ship")).isEqualTo("not-started");
    }

    @Test
    void anUnsubmittedFormKeepsARunFromBeingComplete() {
        var made = order("Unsubmitted");
        var run = made.launch(made.prerun("Customer", "Initech"));
        ANN.delete(run.path() + "/complete-prerun");
        run.complete("Mix");
        assertThat(run.read())
                .containsEntry("status", "active")
                .containsEntry("completed_at", null);
        assertThat(ANN.post(run.path() + "/complete-prerun", "").data())
                .containsEntry("status", "complete");
    }

    @Test
    void aKickoffFormStartsWithItsDefaultAnswers() {
        var loaves =
                with(
                        with(field("text", "Loaves"), "default_value", "12"),
                        "default_value_enabled",
                        true);
        var made =
                Recipe.called("Defaults of a form")
                        .kickoff(with(loaves, "required", true))
                        .kickoff(with(with(loaves, "label", "Off"), "default_value_enabled", false))
                        .step("Mix", Map.of())
                        .create(SharedServer.API);
        assertThat(made.launch(Map.of()).data())
                .containsEntry("prerun", Map.of(made.id("Loaves"), "12"));
        assertThat(made.launch(made.prerun("Loaves", 7)).data())
                .containsEntry("prerun", Map.of(made.id("Loaves"), "7"));
        var blank = made.launch(World.ANN_TOKEN, made.prerun("Loaves", ""));
        assertThat(blank.errors()).containsOnlyKeys("prerun." + made.id("Loaves"));
    }
}
