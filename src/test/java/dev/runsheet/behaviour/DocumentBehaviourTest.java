package dev.runsheet.behaviour;

import static dev.runsheet.testing.Forms.field;
import static dev.runsheet.testing.Forms.required;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Forms;
import dev.runsheet.testing.Included;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Templates that are documents or forms (templates spec 9.3, sentence by sentence).
class DocumentBehaviourTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final ApiServer.Caller ANN = SharedServer.API.as(World.ANN_TOKEN);

    private static Recipe.Made contract(String title) {
        var made =
                Recipe.called(title)
                        .with("type", "document")
                        .kickoff(field("text", "Customer"))
                        .step("Text", Map.of(), field("text", "Price"), field("date", "Start"))
                        .create(SharedServer.API);
        made.edit("Text", "summary", contractText(made));
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
        var run = made.launch(made.prerun("Customer", "Globex & Sons"));
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
        var run = made.launch(made.prerun("Customer", "Globex"));
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
        made.edit("Text", "summary", contractText(made) + "<p>" + made.variable("Price") + "</p>");
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
}
