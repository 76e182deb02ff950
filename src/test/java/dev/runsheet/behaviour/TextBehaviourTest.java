package dev.runsheet.behaviour;

import static dev.runsheet.testing.Forms.field;
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

/// How variables read in texts (templates spec 9.1 and 9.2, sentence by sentence).
class TextBehaviourTest {
    private static final ApiServer.Caller ANN = SharedServer.API.as(World.ANN_TOKEN);
    private static final String TAG =
            "<span class=\"insert-variable-tag fr-deletable\" contenteditable=\"false\">%s</span>";

    private static void redefine(
            Recipe.Made made, String step, String label, Map<String, Object> definition) {
        var path = made.path() + "/steps/" + made.id(step) + "/captures/" + made.id(label);
        var reply = ANN.put(path, definition);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
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
        var alias = made.variable("Customer");
        var summary = "<p>For " + TAG.formatted(alias) + " and " + alias + "</p>";
        made.edit("Mix", "summary", summary);
        var run = made.launch(made.prerun("Customer", "Globex & <b>Sons</b>"));
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
        made.edit("Mix", "summary", summary);
        assertThat(ANN.get(made.path() + "/steps/" + made.id("Mix")).data())
                .containsEntry("summary", summary);
    }

    @Test
    void systemVariablesAreExact() {
        var made = Recipe.called("System").step("Mix", Map.of()).create(SharedServer.API);
        made.edit(
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
        made.edit("Bake", "summary", "Bake " + made.variable("Flour") + "!");
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
            text.append(type).append('=').append(made.variable(type)).append(';');
        }
        made.edit("Mix", "summary", text.toString());
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
        var flour = made.variable("Flour");
        var customer = made.variable("Customer");
        redefine(
                made,
                "Bake",
                "Heat",
                with(
                        field("text", "Heat"),
                        "guidance",
                        "<p>For " + customer + ": " + flour + "</p>"));
        var run = made.launch(made.prerun("Customer", "Globex & Sons"));
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
                        "Dear " + made.variable("Customer") + " & all [{{nope}}]");
        redefine(made, "Mix", "Greeting", greeting);
        var run = made.launch(made.prerun("Customer", "Globex"));
        assertThat(run.read("Mix"))
                .containsEntry("taskdata", Map.of(made.id("Greeting"), "Dear Globex & all []"));
        run.update("Mix", Map.of("taskdata", Map.of(made.id("Greeting"), "Hi")));
        ANN.put(run.path(), made.prerun("Customer", "Initech"));
        assertThat(run.read("Mix")).containsEntry("taskdata", Map.of(made.id("Greeting"), "Hi"));
        assertThat(firstField(run, "Mix")).containsEntry("default_value", "Dear Initech & all []");
        var long200 = "x".repeat(190);
        assertThat(made.launch(made.prerun("Customer", long200)).read("Mix"))
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
        assertThat(made.launch(made.prerun("Since", "now")).data())
                .containsEntry("prerun", Map.of(made.id("Since"), "now"));
    }
}
