package dev.runsheet.behaviour;

import static dev.runsheet.testing.Forms.field;
import static dev.runsheet.testing.Forms.required;
import static dev.runsheet.testing.Forms.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Batch;
import dev.runsheet.testing.Forms;
import dev.runsheet.testing.Included;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How texts read: variables, fields of documents, names (templates spec 9, sentence by sentence).
class TextBehaviourTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final ApiServer.Caller ANN = SharedServer.API.as(World.ANN_TOKEN);
    private static final String TAG =
            "<span class=\"insert-variable-tag fr-deletable\" contenteditable=\"false\">%s</span>";

    private static String alias(Recipe.Made made, String label) {
        var aliases = new LinkedHashMap<Object, String>();
        var fields = Included.rows(ANN.get(made.path() + "/form-fields").json().get("data"));
        fields.forEach(each -> aliases.put(each.get("label"), (String) each.get("alias")));
        return "{{" + aliases.get(label) + "}}";
    }

    private static void write(Recipe.Made made, String step, String key, Object value) {
        var body = new LinkedHashMap<String, Object>(Map.of("title", step));
        body.put(key, value);
        var reply = ANN.put(made.path() + "/steps/" + made.id(step), body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    private static void redefine(
            Recipe.Made made, String step, String label, Map<String, Object> definition) {
        var path = made.path() + "/steps/" + made.id(step) + "/captures/" + made.id(label);
        var reply = ANN.put(path, definition);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    private static Map<String, Object> prerun(Recipe.Made made, String label, Object value) {
        return Map.of("prerun", Map.of(made.id(label), value));
    }

    private static Map<String, Object> firstField(Batch run, String step) {
        return Included.rows(
                        ANN.get(run.taskPath(step) + "?with=form_fields").data().get("form_fields"))
                .getFirst();
    }

    @Test
    void aVariableStandsBareOrInItsTagInRichText() {
        var made =
                Recipe.called("Tags")
                        .kickoff(field("text", "Customer"))
                        .step("Mix", Map.of())
                        .create(SharedServer.API);
        var alias = alias(made, "Customer");
        var summary = "<p>For " + TAG.formatted(alias) + " and " + alias + "</p>";
        write(made, "Mix", "summary", summary);
        var run = made.launch(prerun(made, "Customer", "Globex & <b>Sons</b>"));
        assertThat(run.read("Mix"))
                .containsEntry(
                        "summary",
                        "<p>For Globex &amp; &lt;b&gt;Sons&lt;/b&gt; and Globex &amp; &lt;b&gt;Sons&lt;/b&gt;</p>")
                .containsEntry("original_summary", summary);
    }

    @Test
    void storedTextIsNeverRewritten() {
        var made = Recipe.called("As written").step("Mix", Map.of()).create(SharedServer.API);
        var summary = "<p>" + TAG.formatted("{{ nope }}") + "</p>";
        write(made, "Mix", "summary", summary);
        assertThat(ANN.get(made.path() + "/steps/" + made.id("Mix")).data())
                .containsEntry("summary", summary);
    }

    @Test
    void systemVariablesAreExact() {
        var made = Recipe.called("System").step("Mix", Map.of()).create(SharedServer.API);
        write(
                made,
                "Mix",
                "summary",
                "{{DATE}} {{TEMPLATE_NAME}} {{current-process-id}} {{current-task-id}} [{{template_name}}]");
        var run = made.launch(Map.of());
        assertThat(run.read("Mix"))
                .containsEntry(
                        "summary", "2026-03-06 System " + run.id() + " " + run.task("Mix") + " []");
    }

    @Test
    void answersOfEarlierStepsAreVariablesToo() {
        var made =
                Recipe.called("Later")
                        .step("Mix", Map.of(), field("text", "Flour"))
                        .step("Bake", Map.of())
                        .create(SharedServer.API);
        write(made, "Bake", "summary", "Bake " + alias(made, "Flour") + "!");
        var run = made.launch(Map.of());
        assertThat(run.read("Bake")).containsEntry("summary", "Bake !");
        run.update("Mix", Map.of("taskdata", Map.of(made.id("Flour"), "Rye")));
        assertThat(run.read("Bake")).containsEntry("summary", "Bake Rye!");
        run.update("Mix", Map.of("taskdata", Map.of(made.id("Flour"), "Spelt")));
        assertThat(run.read("Bake")).containsEntry("summary", "Bake Spelt!");
    }

    @Test
    void everyTypeReadsAsItsText() {
        var recipe = Recipe.called("Types");
        Forms.ofEveryType().forEach(recipe::kickoff);
        var made = recipe.step("Mix", Map.of()).create(SharedServer.API);
        var text = new StringBuilder();
        for (var type : Forms.TYPES) {
            text.append(type).append('=').append(alias(made, type)).append(';');
        }
        write(made, "Mix", "summary", text.toString());
        var answers = new LinkedHashMap<String, Object>();
        answers.put(made.id("text"), "Rye");
        answers.put(made.id("textarea"), "Dark");
        answers.put(made.id("radio"), "Option A");
        answers.put(made.id("dropdown"), Map.of("id", 2, "text", "Option B"));
        answers.put(
                made.id("multiselect"),
                List.of(
                        Map.of("id", 1, "text", "Option A", "selected", true),
                        Map.of("id", 2, "text", "Option B"),
                        Map.of("id", 3, "text", "Option C", "selected", true)));
        answers.put(made.id("date"), "2026-05-01T09:00:00Z");
        answers.put(made.id("email"), "gus@flour.example");
        answers.put(
                made.id("file"),
                List.of(
                        Map.of(
                                "url", "https://flour.example/a.pdf",
                                "filename", "a.pdf",
                                "source", "url")));
        answers.put(made.id("table"), List.of("Rye", "3"));
        answers.put(made.id("assignees_form"), Map.of("users", List.of(1002)));
        assertThat(made.launch(Map.of("prerun", answers)).read("Mix"))
                .containsEntry(
                        "summary",
                        "text=Rye;textarea=Dark;radio=Option A;dropdown=Option B;multiselect=Option A, Option C;"
                                + "date=2026-05-01;email=gus@flour.example;file=a.pdf;table=;assignees_form=;");
    }

    @Test
    void variablesAreFilledInTheQuestionsOfATask() {
        var made =
                Recipe.called("Questions")
                        .kickoff(field("text", "Customer"))
                        .step("Mix", Map.of(), field("text", "Flour"))
                        .step("Bake", Map.of(), field("text", "Heat"))
                        .create(SharedServer.API);
        var flour = alias(made, "Flour");
        var customer = alias(made, "Customer");
        redefine(
                made,
                "Bake",
                "Heat",
                with(
                        field("text", "Heat"),
                        "guidance",
                        "<p>For " + customer + ": " + flour + "</p>"));
        var run = made.launch(prerun(made, "Customer", "Globex & Sons"));
        assertThat(firstField(run, "Bake"))
                .containsEntry("guidance", "<p>For Globex &amp; Sons: </p>");
        run.update("Mix", Map.of("taskdata", Map.of(made.id("Flour"), "Rye")));
        assertThat(firstField(run, "Bake"))
                .containsEntry("guidance", "<p>For Globex &amp; Sons: Rye</p>");
        var all = ANN.get(run.path() + "/form-fields").data();
        assertThat(Included.rows(all.get("form_fields")).getLast())
                .containsEntry("guidance", "<p>For Globex &amp; Sons: Rye</p>");
        var include = ANN.get(run.path() + "?with=form_fields").data().get("form_fields");
        assertThat(Included.rows(include).getLast())
                .containsEntry("guidance", "<p>For Globex &amp; Sons: Rye</p>");
    }

    @Test
    void aDefaultAnswerHasItsVariablesFilledInOnceAtTheLaunch() {
        var made =
                Recipe.called("Defaults")
                        .kickoff(field("text", "Customer"))
                        .step("Mix", Map.of(), field("text", "Greeting"))
                        .create(SharedServer.API);
        var greeting =
                with(
                        with(field("text", "Greeting"), "default_value_enabled", true),
                        "default_value",
                        "Dear " + alias(made, "Customer") + " & all [{{nope}}]");
        redefine(made, "Mix", "Greeting", greeting);
        var run = made.launch(prerun(made, "Customer", "Globex"));
        assertThat(run.read("Mix"))
                .containsEntry("taskdata", Map.of(made.id("Greeting"), "Dear Globex & all []"));
        run.update("Mix", Map.of("taskdata", Map.of(made.id("Greeting"), "Hi")));
        ANN.put(run.path(), prerun(made, "Customer", "Initech"));
        assertThat(run.read("Mix")).containsEntry("taskdata", Map.of(made.id("Greeting"), "Hi"));
        assertThat(firstField(run, "Mix")).containsEntry("default_value", "Dear Initech & all []");
        var long200 = "x".repeat(190);
        assertThat(made.launch(prerun(made, "Customer", long200)).read("Mix"))
                .containsEntry("taskdata", Map.of());
    }

    @Test
    void theKickoffFormHasItsVariablesFilledInWhereItIsRead() {
        var made =
                Recipe.called("Kick-off")
                        .kickoff(
                                with(field("text", "Customer"), "guidance", "Of {{TEMPLATE_NAME}}"))
                        .step("Mix", Map.of())
                        .create(SharedServer.API);
        var run = made.launch(Map.of());
        var read = ANN.get(run.path() + "/form-fields").data().get("ko_form_fields");
        assertThat(Included.rows(read).getFirst()).containsEntry("guidance", "Of Kick-off");
        var task = ANN.get(run.taskPath("Mix") + "?with=ko-form-fields").data();
        assertThat(Included.rows(task.get("ko-form-fields")).getFirst())
                .containsEntry("guidance", "Of Kick-off");
    }

    @Test
    void defaultAnswersOfAKickoffFormHaveTheirVariablesFilledInToo() {
        var since =
                with(
                        with(field("text", "Since"), "default_value_enabled", true),
                        "default_value",
                        "{{DATE}} & on [{{nope}}]");
        var made =
                Recipe.called("Kick-off defaults")
                        .kickoff(since)
                        .step("Mix", Map.of())
                        .create(SharedServer.API);
        var run = made.launch(Map.of());
        assertThat(run.data())
                .containsEntry("prerun", Map.of(made.id("Since"), "2026-03-06 & on []"));
        assertThat(run.read()).containsEntry("prerun", run.data().get("prerun"));
        assertThat(made.launch(prerun(made, "Since", "now")).data())
                .containsEntry("prerun", Map.of(made.id("Since"), "now"));
    }

    private static Recipe.Made contract(String title) {
        var made =
                Recipe.called(title)
                        .with("type", "document")
                        .kickoff(field("text", "Customer"))
                        .step("Text", Map.of(), field("text", "Price"), field("date", "Start"))
                        .create(SharedServer.API);
        write(made, "Text", "summary", contractText(made));
        return made;
    }

    private static String contractText(Recipe.Made made) {
        var field = "<editor-form-field data-field-id=\"%s\">%s</editor-form-field>";
        return "<p>"
                + field.formatted(made.id("Customer"), "Customer")
                + " pays "
                + field.formatted(made.id("Price"), "Price")
                + " from "
                + field.formatted(made.id("Start"), "")
                + ", "
                + field.formatted("0".repeat(32), "Gone")
                + ".</p>";
    }

    @Test
    void aDocumentIsLaunchedAndItsFieldsReadAsTheirAnswers() {
        var made = contract("Contract");
        var run = made.launch(prerun(made, "Customer", "Globex & Sons"));
        assertThat(run.read()).containsEntry("type", "document");
        assertThat(run.read("Text"))
                .containsEntry(
                        "summary",
                        "<p>Globex &amp; Sons pays  from , Error - Reference does not exist.</p>");
        run.update(
                "Text",
                Map.of(
                        "taskdata",
                        Map.of(made.id("Price"), 7, made.id("Start"), "2026-05-01T09:00:00Z")));
        assertThat(run.read("Text"))
                .containsEntry(
                        "summary",
                        "<p>Globex &amp; Sons pays 7 from 2026-05-01, Error - Reference does not exist.</p>");
        assertThat(ANN.get(ORG + "/runs?type=document&q=Contract").rows()).isNotEmpty();
    }

    @Test
    void aDocumentAsksForShortAndLongTextsAndDatesOnly() {
        var made = contract("Strict contract");
        var captures = made.path() + "/steps/" + made.id("Text") + "/captures";
        for (var type : Forms.TYPES) {
            boolean isFine = List.of("text", "textarea", "date").contains(type);
            var reply = ANN.post(captures, field(type, type));
            assertThat(reply.status()).as(type).isEqualTo(isFine ? 201 : 422);
            if (!isFine) {
                assertThat(reply.errors()).containsOnlyKeys("field_type");
            }
        }
        var table = ANN.put(captures + "/" + made.id("Price"), field("table", "Price"));
        assertThat(table.errors()).containsOnlyKeys("field_type");
        var asking =
                Map.of(
                        "title", "Asking",
                        "type", "document",
                        "steps",
                                List.of(
                                        Map.of(
                                                "title",
                                                "Text",
                                                "captures",
                                                List.of(field("file", "Scan")))));
        assertThat(ANN.post(ORG + "/checklists", asking).errors()).containsOnlyKeys("type");
        var procedure =
                Recipe.called("Procedure")
                        .step("Mix", Map.of(), field("file", "Scan"))
                        .create(SharedServer.API);
        var change = Map.of("title", "Procedure", "type", "document");
        assertThat(ANN.put(procedure.path(), change).errors()).containsOnlyKeys("type");
    }

    @Test
    void aDocumentIsNotLaunchedByAStep() {
        var contract = contract("Unlinked contract");
        var made = Recipe.called("Linking").step("Mix", Map.of()).create(SharedServer.API);
        var step = made.path() + "/steps/" + made.id("Mix");
        var next = Map.of("title", "Mix", "bp_to_launch", Map.of("id", contract.id()));
        assertThat(ANN.put(step, next).errors()).containsOnlyKeys("bp_to_launch.id");
    }

    @Test
    void aFormNeedsNoStepsAndIsCompleteOnceItIsFilledIn() {
        var made =
                Recipe.called("Form")
                        .with("type", "form")
                        .kickoff(required("text", "Customer"))
                        .create(SharedServer.API);
        assertThat(made.launch(World.ANN_TOKEN, Map.of()).status()).isEqualTo(422);
        var run = made.launch(prerun(made, "Customer", "Globex"));
        assertThat(run.read())
                .containsEntry("type", "form")
                .containsEntry("prerun_status", "complete")
                .containsEntry("status", "complete");
        var again = ANN.delete(run.path() + "/complete-prerun");
        assertThat(again.data())
                .containsEntry("prerun_status", "incomplete")
                .containsEntry("status", "active")
                .containsEntry("completed_at", null);
    }

    @Test
    void copiedTextSpeaksOfTheCopiedFields() {
        var made = contract("Copied contract");
        write(made, "Text", "summary", contractText(made) + "<p>" + alias(made, "Price") + "</p>");
        var clone = ANN.post(made.path() + "/clone", Map.of()).data();
        var clonePath = ORG + "/checklists/" + clone.get("id");
        var step = ANN.get(clonePath + "/steps").rows().getFirst();
        assertSpeaksOf(step, step);
        var copy = ANN.post(clonePath + "/steps/" + step.get("id") + "/clone", "").data();
        assertSpeaksOf(copy, copy);
        assertThat(copy.get("summary").toString())
                .contains((String) Included.rows(clone.get("prerun")).getFirst().get("id"));
    }

    private static void assertSpeaksOf(Map<String, Object> step, Map<String, Object> asking) {
        for (var field : Included.rows(asking.get("captures"))) {
            assertThat((String) step.get("summary")).contains("\"" + field.get("id") + "\"");
        }
        assertThat((String) step.get("summary"))
                .contains(
                        "{{"
                                + Included.rows(asking.get("captures")).getFirst().get("alias")
                                + "}}");
    }

    private static Recipe.Made named(String title, boolean mayRename) {
        var made =
                Recipe.called(title)
                        .with("auto_naming", true)
                        .with("allow_launcher_change_name", mayRename)
                        .kickoff(required("text", "Customer"))
                        .kickoff(field("text", "Colour"))
                        .kickoff(required("textarea", "Notes"))
                        .step("Mix", Map.of())
                        .create(SharedServer.API);
        var format =
                "{{TEMPLATE_NAME}} {{DATE}} %s [%s%s{{nope}}]"
                        .formatted(
                                alias(made, "Customer"),
                                alias(made, "Colour"),
                                alias(made, "Notes"));
        ANN.put(made.path(), Map.of("title", title, "default_process_name_format", format));
        return made;
    }

    private static Object name(Recipe.Made made, String customer, Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>(more);
        body.put(
                "prerun",
                Map.of(
                        made.id("Customer"), customer,
                        made.id("Colour"), "Red",
                        made.id("Notes"), "Long"));
        return made.launch(body).data().get("name");
    }

    @Test
    void aGeneratedNameKnowsRequiredShortAnswersTheDayAndTheTemplate() {
        var made = named("Naming", false);
        assertThat(name(made, "Globex", Map.of())).isEqualTo("Naming 2026-03-06 Globex []");
        assertThat(name(made, "Globex", Map.of("name", "Mine")))
                .isEqualTo("Naming 2026-03-06 Globex []");
        assertThat(name(named("Renaming", true), "Globex", Map.of("name", "Mine")))
                .isEqualTo("Mine");
        assertThat(made.launch(World.ANN_TOKEN, Map.of("name", "x")).errors())
                .containsOnlyKeys("prerun." + made.id("Customer"), "prerun." + made.id("Notes"));
    }

    @Test
    void aGeneratedNameIsCutAndWithoutOneItIsTheTitleAndTheDay() {
        var made = named("Long names", false);
        var format = alias(made, "Customer").repeat(10);
        var change = Map.of("title", "Long names", "default_process_name_format", format);
        assertThat(ANN.put(made.path(), change).status()).isEqualTo(200);
        assertThat((String) name(made, "é".repeat(100), Map.of())).isEqualTo("é".repeat(550));
        var plain =
                Recipe.called("Plain")
                        .with("default_process_name_format", "Never {{DATE}}")
                        .step("Mix", Map.of())
                        .create(SharedServer.API);
        assertThat(plain.launch(Map.of()).data()).containsEntry("name", "Plain - 2026-03-06");
    }
}
