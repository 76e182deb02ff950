package dev.runsheet.behaviour;

import static dev.runsheet.testing.Forms.field;
import static dev.runsheet.testing.Forms.required;
import static dev.runsheet.testing.Forms.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.Batch;
import dev.runsheet.testing.Errand;
import dev.runsheet.testing.Forms;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.Way;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The values of form fields; the numbers are those of section 20 of the tasks spec.
@ParameterizedClass
@EnumSource(names = {"ONE_OFF", "IN_PROCESS"})
class FieldValueBehaviourTest {
    private final Way way;

    FieldValueBehaviourTest(Way way) {
        this.way = way;
    }

    @Test
    void b17_aDropdownTakesIdAndTextOfOneOption() {
        var task = way.task(Map.of(), field("dropdown", "Verdict"));
        for (var wrong :
                List.of(
                        "Option B",
                        2,
                        Map.of("id", 2),
                        Map.of("text", "Option B"),
                        Map.of("id", 1, "text", "Option B"),
                        Map.of("id", 2, "text", "option b"),
                        List.of(Map.of("id", 2, "text", "Option B")))) {
            assertRefused(task, "Verdict", wrong, "Invalid dropdown choice selected.");
        }
        var chosen = new HashMap<String, Object>(Map.of("id", 2, "text", "Option B"));
        chosen.put("value", null);
        assertStored(task, "Verdict", chosen, chosen);
    }

    @Test
    void b18_aRadioTakesTheExactText() {
        var zero =
                with(
                        field("radio", "How many"),
                        "options",
                        List.of(Map.of("id", 1, "text", "0"), Map.of("id", 2, "text", "Many")));
        var task = way.task(Map.of(), zero);
        for (var wrong : List.of(2, "many", "Many ", Map.of("id", 2, "text", "Many"))) {
            assertRefused(task, "How many", wrong, "Invalid radio choice selected.");
        }
        assertStored(task, "How many", "Many", "Many");
        assertStored(task, "How many", "0", "0");
    }

    @Test
    void b19_aMultiselectWithoutSelectedIsStoredAndNotChecked() {
        var all = with(field("multiselect", "Checklist"), "must_all_checked", true);
        var task = way.task(Map.of(), all);
        var picks =
                List.of(
                        Map.of("id", 1, "text", "Option A"),
                        Map.of("id", 2, "text", "Option B"),
                        Map.of("id", 3, "text", "Option C"));
        assertStored(task, "Checklist", picks, picks);
        var refused = task.complete();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).containsOnlyKeys("taskdata." + task.field("Checklist"));
        var checked = picks.stream().map(pick -> selected(pick, true)).toList();
        assertStored(task, "Checklist", checked, checked);
        assertThat(task.complete().status()).isEqualTo(200);
    }

    @Test
    void b19_oneItemUncheckedIsNotAll() {
        var all = with(field("multiselect", "Checklist"), "must_all_checked", true);
        var task = way.task(Map.of(), all);
        var picks =
                List.of(
                        selected(Map.of("id", 1, "text", "Option A"), true),
                        selected(Map.of("id", 2, "text", "Option B"), true),
                        selected(Map.of("id", 3, "text", "Option C"), false));
        assertStored(task, "Checklist", picks, picks);
        assertThat(task.complete().status()).isEqualTo(422);
    }

    @Test
    void b19_whatIsNotSelectedIsNotRendered() {
        var run =
                Recipe.called("Printing")
                        .step("Mix", Map.of(), extras())
                        .step("Bake", Map.of("summary", "With [{{extras-of-b19}}]"))
                        .create(SharedServer.API)
                        .launch(Map.of());
        var rye = Map.of("id", 1, "text", "Option A");
        answer(run, rye);
        assertThat(run.read("Bake")).containsEntry("summary", "With []");
        answer(run, selected(rye, true));
        assertThat(run.read("Bake")).containsEntry("summary", "With [Option A]");
    }

    private static Map<String, Object> extras() {
        return with(field("multiselect", "Extras"), "alias", "extras-of-b19");
    }

    private static void answer(Batch run, Map<String, ?> pick) {
        var taskdata = Map.of(run.field("Extras"), List.of(pick));
        assertThat(run.update("Mix", Map.of("taskdata", taskdata)))
                .containsEntry("taskdata", taskdata);
    }

    @Test
    void b20_aTableTakesOneEntryForEachColumn() {
        var task = way.task(Map.of(), field("table", "Order"));
        var wrongCount = "Number of columns does not match required columns";
        assertRefused(task, "Order", List.of("Rye", "5 kg", "soon"), wrongCount);
        assertRefused(task, "Order", List.of(), wrongCount);
        assertRefused(task, "Order", "", "Invalid table field");
        assertRefused(task, "Order", Map.of("Item", "Rye"), "Invalid table field");
        assertStored(task, "Order", List.of("Rye", "5 kg"), List.of("Rye", "5 kg"));
        assertCleared(task, "Order", null);
    }

    @Test
    void b21_aNumberIsTextButNoTextareaAndNoDate() {
        var task = way.task(Forms.ofEveryType());
        assertStored(task, "text", 12345, "12345");
        assertRefused(task, "textarea", 12345, null);
        assertRefused(task, "date", 1772798400, null);
        assertRefused(task, "date", "tomorrow", null);
    }

    @Test
    void b21_textHas200CharactersAndTextarea30000() {
        var task = way.task(Forms.ofEveryType());
        assertStored(task, "text", "é".repeat(200), "é".repeat(200));
        assertRefused(task, "text", "x".repeat(201), null);
        assertRefused(task, "textarea", "x".repeat(30_001), null);
        task.put(Map.of("taskdata", Map.of(task.field("text"), "")));
        assertStored(task, "textarea", "x".repeat(30_000), "x".repeat(30_000));
    }

    @Test
    void b22_aFileIsAListOfObjectsThatCanBeFound() {
        var task = way.task(Map.of(), field("file", "Contract"));
        var url = "https://files.example/a.pdf";
        for (var wrong :
                List.of(
                        url,
                        "http://files.example/a.pdf",
                        Map.of("url", url),
                        Map.of("value", List.of(Map.of("url", url))),
                        List.of(url),
                        List.of(Map.of("filename", "a.pdf")),
                        List.of(Map.of("url", url, "source", "ftp")))) {
            assertRefused(task, "Contract", wrong, "Invalid file field");
        }
        var files = List.of(Map.of("url", url, "filename", "a.pdf"));
        assertStored(task, "Contract", files, files);
    }

    @Test
    void b23_anUnknownKeyIsNamedAndNothingIsStored() {
        var task = way.task(Map.of(), field("text", "Notes"));
        var sent = Map.of(task.field("Notes"), "fine", "notes", "not fine");
        var reply = task.put(Map.of("summary", "Never", "taskdata", sent));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors())
                .isEqualTo(
                        Map.of("taskdata.notes", List.of("The selected form field is invalid.")));
        assertThat(task.read()).containsEntry("taskdata", Map.of()).containsEntry("summary", null);
    }

    @Test
    void b23_oneWrongValueAmongRightOnesStoresNone() {
        var task = way.task(Map.of(), field("text", "Notes"), field("date", "When"));
        var sent = Map.of(task.field("Notes"), "fine", task.field("When"), "soon");
        var reply = task.put(Map.of("taskdata", sent));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors()).containsOnlyKeys("taskdata." + task.field("When"));
        assertThat(task.read()).containsEntry("taskdata", Map.of());
    }

    @Test
    void b24_aValueInAWrapperIsRefusedForEveryType() {
        var task = way.task(Forms.ofEveryType());
        Forms.TYPES.forEach(type -> assertRefused(task, type, Map.of("value", "x"), null));
        assertThat(task.read()).containsEntry("taskdata", Map.of());
    }

    @Test
    void b25_everyTypeIsCleared() {
        var task = way.task(Forms.ofEveryType());
        var values = new LinkedHashMap<String, Object>();
        values.put("text", "x");
        values.put("textarea", "x");
        values.put("radio", "Option A");
        values.put("dropdown", Map.of("id", 1, "text", "Option A"));
        values.put("multiselect", List.of(Map.of("id", 1, "text", "Option A")));
        values.put("date", "2026-03-06T12:00:00Z");
        values.put("email", "x@example.com");
        values.put("file", List.of(Map.of("url", "https://files.example/a.pdf")));
        values.put(
                "assignees_form",
                Map.of("users", List.of(1001), "guests", List.of(), "groups", List.of()));
        values.forEach(
                (type, value) -> {
                    for (Object empty : new Object[] {null, "", List.of()}) {
                        assertStored(task, type, value, value);
                        assertCleared(task, type, empty);
                    }
                });
    }

    @Test
    void b25_aClearedDropdownIsMissedAtCompletionOnly() {
        var task = way.task(Map.of(), required("dropdown", "Verdict"));
        var chosen = Map.of("id", 1, "text", "Option A");
        assertStored(task, "Verdict", chosen, chosen);
        assertCleared(task, "Verdict", null);
        task.updated("{\"summary\": \"Required fields are not asked for here\"}");
        var refused = task.complete();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).containsOnlyKeys("taskdata." + task.field("Verdict"));
    }

    private static Map<String, Object> selected(Map<String, ?> pick, boolean isSelected) {
        var selected = new LinkedHashMap<String, Object>(pick);
        selected.put("selected", isSelected);
        return selected;
    }

    /// `message` may be null for any.
    private static void assertRefused(Errand task, String label, Object value, String message) {
        var key = task.field(label);
        var reply = task.put(Map.of("taskdata", Map.of(key, value)));
        assertThat(reply.status()).as("%s: %s", label, value).isEqualTo(422);
        assertThat(reply.errors().keySet()).allMatch(path -> path.startsWith("taskdata." + key));
        if (message != null) {
            assertThat(reply.errors()).containsEntry("taskdata." + key, List.of(message));
        }
    }

    private static void assertStored(Errand task, String label, Object value, Object stored) {
        var reply = put(task, label, value);
        assertThat(answer(reply, task, label)).isEqualTo(stored);
        assertThat(answer(task.read(), task, label)).isEqualTo(stored);
    }

    private static void assertCleared(Errand task, String label, Object empty) {
        assertThat((Map<?, ?>) put(task, label, empty).get("taskdata")).isEmpty();
    }

    private static Map<String, Object> put(Errand task, String label, Object value) {
        var taskdata = new HashMap<String, Object>();
        taskdata.put(task.field(label), value);
        var reply = task.put(Map.of("taskdata", taskdata));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.data();
    }

    private static Object answer(Map<String, Object> json, Errand task, String label) {
        return ((Map<?, ?>) json.get("taskdata")).get(task.field(label));
    }
}
