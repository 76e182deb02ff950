package dev.runsheet.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.platform.json.Json;
import dev.runsheet.testing.Errand;
import dev.runsheet.testing.Forms;
import dev.runsheet.testing.Way;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The page "Update task": how the value of each type of form field is written in `taskdata`.
@ParameterizedClass
@EnumSource(Way.class)
class UpdateTaskFieldsSeedTest {
    private static final String DROPDOWN = "{\"id\": 3, \"text\": \"Option C\", \"value\": null}";
    private static final String CHECKBOXES =
            """
            [
                {"id": 1, "text": "Option A", "value": null, "selected": true},
                {"id": 2, "text": "Option B", "value": null, "selected": false},
                {"id": 3, "text": "Option C", "value": null, "selected": true}
            ]
            """;
    private static final String FILES =
            """
            [{"id": "4f0c", "filename": "contract.pdf", "url": "https://files.example/contract.pdf", "source": "url"}]
            """;

    private final Errand task;

    UpdateTaskFieldsSeedTest(Way way) {
        task = way.task(Forms.ofEveryType());
    }

    @Test
    void textIsAString() {
        assertStored("text", "\"New text value\"", "New text value");
    }

    @Test
    void textareaIsAString() {
        assertStored("textarea", "\"New text value\\nand more\"", "New text value\nand more");
    }

    /// `{ "field_xyz", 123.45 }` of the C# sample.
    @Test
    void textMayBeSentAsANumber() {
        assertStored("text", "123.45", "123.45");
    }

    @Test
    void dateIsInIso8601() {
        assertStored("date", "\"2024-12-31T23:59:59Z\"", "2024-12-31T23:59:59Z");
    }

    @Test
    void radioIsTheTextOfTheSelectedValue() {
        assertStored("radio", "\"Option B\"", "Option B");
    }

    @Test
    void dropdownIsTheSelectedOptionObject() {
        assertStored("dropdown", DROPDOWN, json(DROPDOWN));
    }

    @Test
    void checkboxesAreAllOptionsWithTheirSelectedStatus() {
        assertStored("multiselect", CHECKBOXES, json(CHECKBOXES));
    }

    @Test
    void filesAreUploadedBefore() {
        assertStored("file", FILES, json(FILES));
    }

    @Test
    void tableIsOneEntryForEachColumn() {
        assertStored("table", "[\"Rye\", \"5 kg\"]", List.of("Rye", "5 kg"));
    }

    @Test
    void emailIsAString() {
        assertStored("email", "\"new.client@example.com\"", "new.client@example.com");
    }

    @Test
    void assigneesAreLikeOwners() {
        var value = "{\"users\": [1002], \"guests\": [\"gus@flour.example\"], \"groups\": []}";
        assertStored("assignees_form", value, json(value));
    }

    @Test
    void keysAreTheIdsOfTheFormFieldsAndOthersKeepTheirValues() {
        task.updated(body(Map.of("text", "\"first\"", "radio", "\"Option A\"")));
        var after = task.updated(body(Map.of("radio", "\"Option B\"")));
        var expected = Map.of(task.field("text"), "first", task.field("radio"), "Option B");
        assertThat(after).containsEntry("taskdata", expected);
    }

    @Test
    void valuesOfAllTypesMayComeAtOnce() {
        var sent = new LinkedHashMap<String, String>();
        sent.put("text", "\"Rye\"");
        sent.put("textarea", "\"Whole grain\"");
        sent.put("radio", "\"Option A\"");
        sent.put("dropdown", DROPDOWN);
        sent.put("multiselect", CHECKBOXES);
        sent.put("date", "\"2024-12-31T23:59:59Z\"");
        sent.put("email", "\"new.client@example.com\"");
        sent.put("file", FILES);
        sent.put("table", "[\"Rye\", \"5 kg\"]");
        sent.put("assignees_form", "{\"users\": [1002], \"guests\": [], \"groups\": []}");
        var expected = new LinkedHashMap<String, Object>();
        sent.forEach((label, value) -> expected.put(task.field(label), json(value)));
        assertThat(task.updated(body(sent))).containsEntry("taskdata", expected);
    }

    private void assertStored(String label, String value, Object stored) {
        var expected = Map.of(task.field(label), stored);
        assertThat(task.updated(body(Map.of(label, value)))).containsEntry("taskdata", expected);
        assertThat(task.read()).containsEntry("taskdata", expected);
    }

    /// Values are JSON, by the labels of their fields.
    private String body(Map<String, String> values) {
        var taskdata = new LinkedHashMap<String, Object>();
        values.forEach((label, value) -> taskdata.put(task.field(label), json(value)));
        return Json.text(Map.of("taskdata", taskdata));
    }

    private static Object json(String value) {
        return Json.map("{\"is\": " + value + "}").get("is");
    }
}
