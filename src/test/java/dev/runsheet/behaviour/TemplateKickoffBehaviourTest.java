package dev.runsheet.behaviour;

import static dev.runsheet.testing.Forms.field;
import static dev.runsheet.testing.Forms.required;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Batch;
import dev.runsheet.testing.Forms;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the kick-off form of a template takes, and where its answers show; the numbers are those of
/// section 13 of the templates spec.
class TemplateKickoffBehaviourTest {
    private static final ApiServer.Caller ANN = SharedServer.API.as(World.ANN_TOKEN);
    private static final Recipe.Made ORDER =
            Recipe.called("Order with a form")
                    .kickoff(field("text", "Name"))
                    .kickoff(field("textarea", "Notes"))
                    .kickoff(field("radio", "Size"))
                    .kickoff(field("dropdown", "Terms"))
                    .kickoff(field("multiselect", "Extras"))
                    .kickoff(field("date", "Pick-up"))
                    .kickoff(field("table", "Loaves"))
                    .step("Mix", Map.of())
                    .create(SharedServer.API);

    @ParameterizedTest
    @ValueSource(strings = {"abc", "5 kg", "1e"})
    void b22_aTextThatIsNumericTakesNumbersOnly(String wrong) {
        var numeric = Forms.with(field("text", "Loaves"), "field_validation", List.of("numeric"));
        var weight = Forms.with(field("text", "Weight"), "field_validation", List.of("numeric"));
        var made =
                Recipe.called("Counting")
                        .kickoff(numeric)
                        .step("Mix", Map.of(), weight)
                        .create(SharedServer.API);
        var refused = made.launch(World.ANN_TOKEN, prerun(made, "Loaves", wrong));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors())
                .isEqualTo(
                        Map.of(
                                "prerun." + made.id("Loaves"),
                                List.of("The Loaves must be a number.")));
        var run = made.launch(prerun(made, "Loaves", "4.5"));
        run.update("Mix", Map.of("taskdata", Map.of(made.id("Weight"), wrong)));
        assertThat(run.tryToComplete("Mix", Map.of()).errors())
                .containsOnlyKeys("taskdata." + made.id("Weight"));
        run.complete("Mix", Map.of("taskdata", Map.of(made.id("Weight"), -2)));
    }

    @Test
    void b23_aDropdownIsAPairAndARadioIsItsText() {
        assertRefused("Terms", "Option A", "Invalid dropdown choice selected.");
        assertRefused(
                "Terms", Map.of("id", 1, "text", "option a"), "Invalid dropdown choice selected.");
        assertStored("Terms", Map.of("id", 1, "text", "Option A"));
        assertStored("Size", "Option A");
    }

    @Test
    void b24_answersGoByTheIdOfTheirField() {
        var alias =
                list(ORDER.read().get("prerun")).stream()
                        .filter(each -> each.get("label").equals("Name"))
                        .map(each -> (String) each.get("alias"))
                        .findFirst()
                        .orElseThrow();
        assertThat(ORDER.launch(Map.of("prerun", Map.of(alias, "Globex"))).data())
                .containsEntry("prerun", Map.of());
        assertStored("Name", "Globex");
        var folded = List.of(Map.of(ORDER.id("Name"), "Globex"));
        var run = ORDER.launch(Map.of("prerun", folded));
        var stored = Map.of(ORDER.id("Name"), "Globex");
        assertThat(run.data()).containsEntry("prerun", stored);
        assertThat(ANN.get(run.path() + "?with=prerun").data()).containsEntry("prerun", stored);
    }

    @Test
    void b25_aTableHasOneEntryForEachColumnOrNoKeyAtAll() {
        assertRefused("Loaves", "", "Invalid table field");
        assertRefused(
                "Loaves", List.of("Rye"), "Number of columns does not match required columns");
        assertThat(ORDER.launch(World.ANN_TOKEN, Map.of("prerun", Map.of())).status())
                .isEqualTo(201);
        assertStored("Loaves", List.of("Rye", "3"));
    }

    @Test
    void b26_aNumberIsTextButNeitherTextareaNorDate() {
        assertRefused("Notes", 12345, null);
        assertRefused("Pick-up", 1772798400, null);
        var run = ORDER.launch(Map.of("prerun", Map.of(ORDER.id("Name"), 12345)));
        assertThat(run.data()).containsEntry("prerun", Map.of(ORDER.id("Name"), "12345"));
    }

    @Test
    void b27_whatIsNotSelectedIsNotPrinted() {
        var made =
                Recipe.called("Printing")
                        .kickoff(field("multiselect", "Extras"))
                        .step("Mix", Map.of())
                        .create(SharedServer.API);
        retitle(made, "Mix", "Mix [{{" + alias(made, "Extras") + "}}]");
        var bare = List.of(Map.of("id", 1, "text", "Option A"));
        var ticked = List.of(Map.of("id", 1, "text", "Option A", "selected", true));
        assertThat(titles(made.launch(prerun(made, "Extras", bare)))).containsExactly("Mix []");
        assertThat(titles(made.launch(prerun(made, "Extras", ticked))))
                .containsExactly("Mix [Option A]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void b28_aRequiredFieldThatIsBlankIsNamedByItsLabel(String blank) {
        var made =
                Recipe.called("Asking")
                        .kickoff(required("text", "Customer name"))
                        .create(SharedServer.API);
        for (var body : List.of(Map.<String, Object>of(), prerun(made, "Customer name", blank))) {
            var reply = made.launch(World.ANN_TOKEN, body);
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.errors())
                    .isEqualTo(
                            Map.of(
                                    "prerun." + made.id("Customer name"),
                                    List.of("Customer name is required")));
        }
    }

    @Test
    void b42_variablesResolveByTheirExactNameOrToNothing() {
        var made =
                Recipe.called("Words")
                        .kickoff(field("text", "Customer"))
                        .step("Mix", Map.of())
                        .create(SharedServer.API);
        var alias = alias(made, "Customer");
        retitle(
                made,
                "Mix",
                "[{{nope}}] [{{ date }}] [{{\uFEFF" + alias + "\uFEFF}}] [{{ " + alias + " }}]");
        assertThat(titles(made.launch(prerun(made, "Customer", "Globex"))))
                .containsExactly("[] [] [Globex] [Globex]");
        retitle(made, "Mix", "{{DATE}}");
        assertThat(titles(made.launch(Map.of())).getFirst().toString()).contains("2026");
    }

    private static void assertStored(String label, Object value) {
        var run = ORDER.launch(prerun(ORDER, label, value));
        assertThat(run.data()).containsEntry("prerun", Map.of(ORDER.id(label), value));
    }

    /// `message` may be null for any.
    private static void assertRefused(String label, Object value, String message) {
        var reply = ORDER.launch(World.ANN_TOKEN, prerun(ORDER, label, value));
        assertThat(reply.status()).as(reply.text()).isEqualTo(422);
        var path = "prerun." + ORDER.id(label);
        assertThat(reply.errors()).containsOnlyKeys(path);
        if (message != null) {
            assertThat(reply.errors()).containsEntry(path, List.of(message));
        }
    }

    private static Map<String, Object> prerun(Recipe.Made made, String label, Object value) {
        return Map.of("prerun", Map.of(made.id(label), value));
    }

    private static void retitle(Recipe.Made made, String step, String title) {
        var path = made.path() + "/steps/" + made.id(step);
        assertThat(ANN.put(path, Map.of("title", title)).status()).isEqualTo(200);
    }

    private static String alias(Recipe.Made made, String label) {
        var aliases = new LinkedHashMap<Object, String>();
        list(made.read().get("prerun"))
                .forEach(each -> aliases.put(each.get("label"), (String) each.get("alias")));
        return aliases.get(label);
    }

    private static List<Object> titles(Batch run) {
        return run.rows().stream().map(task -> task.get("title")).toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object value) {
        return (List<Map<String, Object>>) value;
    }
}
