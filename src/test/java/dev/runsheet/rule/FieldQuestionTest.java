package dev.runsheet.rule;

import static dev.runsheet.rule.Bakery.FLOUR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Id;
import dev.runsheet.rule.Bakery.Given;
import dev.runsheet.rule.Bakery.Known;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldQuestionTest {
    private static final List<String> OPERATIONS =
            List.of(
                    "contains",
                    "not_contains",
                    "equals",
                    "not_equals",
                    "equals_any",
                    "greater_than",
                    "greater_than_or_equal",
                    "less_than",
                    "less_than_or_equal",
                    "is_empty",
                    "is_not_empty",
                    "smells_like");

    /// One line a type: what it holds, what is asked for, and which of the operations then hold.
    @ParameterizedTest(name = "{0} [{1}] against [{2}]")
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "text        | Rye bread    | rye bread   | contains equals equals_any",
                "text        | Rye bread    | RYE         | contains not_equals",
                "text        | Rye bread    | wheat       | not_contains not_equals",
                "text        | Rye bread    | wheat,rye bread | not_contains not_equals equals_any",
                "text        | Rye bread    | ''          | contains not_equals",
                "text        | 12           | 5           | not_contains not_equals greater",
                "text        | 5            | 12          | not_contains not_equals less",
                "text        | 5            | 5           | contains equals equals_any same",
                "text        | 5            | 5.0         | not_contains not_equals same",
                "text        | abc          | 5           | not_contains not_equals",
                "text        | 5            | abc         | not_contains not_equals",
                "textarea    | -1.5e3       | -2          | not_contains not_equals less",
                "email       | ann@b.example | B.EXAMPLE  | contains not_equals",
                "radio       | Yes          | yes         | contains equals equals_any",
                "dropdown    | 20           | 3           | not_contains not_equals greater",
                "dropdown    | Rye, sliced  | rye, sliced | contains equals equals_any",
                "date        | 2026-03-06T00:00:00Z | 2026-03-06 | contains equals same",
                "date        | 2026-03-06T17:00:00Z | 2026-03-06 | contains equals same",
                "date        | 2026-03-06T17:00:00Z | 2026-03-05 | not_contains not_equals greater",
                "date        | 2026-03-06T17:00:00Z | 2026-03-06T18:00:00+02:00"
                        + " | not_contains not_equals greater",
                "date        | 2026-03-06T17:00:00Z | 2026-04-01 | not_contains not_equals less",
                "date        | 2026-03-06T17:00:00Z | 2026-03     | contains not_equals",
                "multiselect | Rye;Wheat    | wheat       | contains equals equals_any",
                "multiselect | Rye;Wheat    | whe         | contains not_equals",
                "multiselect | Rye;Wheat    | oat,wheat   | not_contains not_equals equals_any",
                "multiselect | Rye;Wheat    | ''          | contains not_equals",
                "multiselect | 12           | 5           | not_contains not_equals",
                "file        | rye.pdf      | .PDF        | contains not_equals",
                "table       | 12;Rye       | rye         | contains equals equals_any",
                "table       | 12           | 5           | not_contains not_equals",
                "assignees_form | 1001      | 1001        | ''"
            })
    void aFilledFieldAnswers(String type, String texts, String statement, String holding) {
        var answer = new Given(type, texts.split(";"));
        assertThat(holding(answer, statement)).isEqualTo(expected("is_not_empty " + holding));
    }

    @ParameterizedTest
    @CsvSource({
        "text, '', contains",
        "text, rye, not_contains",
        "textarea, rye, not_contains",
        "email, rye, not_contains",
        "radio, rye, not_contains",
        "dropdown, 5, not_contains",
        "date, 2026-03-06, not_contains",
        "multiselect, '', not_contains",
        "file, '', not_contains",
        "table, '', not_contains"
    })
    void anEmptyFieldDiffersFromEverything(String type, String statement, String contains) {
        assertThat(holding(new Given(type), statement))
                .isEqualTo(expected("is_empty not_equals " + contains));
    }

    @Test
    void nobodyIsJustEmpty() {
        assertThat(holding(new Given("assignees_form"), "")).isEqualTo(expected("is_empty"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void blankIsEmpty(String text) {
        assertThat(holds(new Given("text", text), "is_empty", null)).isTrue();
        assertThat(holds(new Given("text", text), "equals", text)).isFalse();
    }

    @Test
    void zeroIsNotEmpty() {
        assertThat(holds(new Given("text", "0"), "is_empty", null)).isFalse();
        assertThat(holds(new Given("text", "0"), "greater_than", "-1")).isTrue();
    }

    @Test
    void aListOfAlternativesMayHoldCommas() {
        var answer = new Given("radio", "Rye, sliced");
        assertThat(holds(answer, "equals_any", List.of("Oat", "RYE, SLICED"))).isTrue();
        assertThat(holds(answer, "equals_any", List.of("Rye", "sliced"))).isFalse();
        assertThat(holds(answer, "equals_any", List.of())).isFalse();
    }

    @Test
    void aTableMayBeAskedByColumn() {
        var table = new Given("table", "12", "Rye");
        assertThat(holds(table, "contains", "12", "Qty")).isTrue();
        assertThat(holds(table, "contains", "rye", "Qty")).isFalse();
        assertThat(holds(table, "not_contains", "rye", "Qty")).isTrue();
        assertThat(holds(table, "contains", "12", "Price")).isFalse();
        assertThat(holds(table, "contains", "rye", " ")).isTrue();
    }

    @Test
    void aColumnMeansNothingOnOtherFields() {
        assertThat(holds(new Given("text", "Rye"), "contains", "rye", "Qty")).isTrue();
    }

    @Test
    void aFieldThatIsNotThereAnswersNothing() {
        for (var operation : OPERATIONS) {
            assertThat(condition(operation, "", null).holds(new Known())).as(operation).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e999999999", "-1e999999999", "1e-999999999", "NaN", "Infinity", "0x10"})
    void hugeNumbersAreComparedQuickly(String text) {
        for (var operation : OPERATIONS) {
            holds(new Given("text", text), operation, "1e999999998");
            holds(new Given("text", "7"), operation, text);
        }
        assertThat(holds(new Given("text", "1e999999999"), "greater_than", "7")).isTrue();
        assertThat(holds(new Given("text", "9".repeat(401)), "greater_than", "7")).isFalse();
    }

    private static List<String> holding(Given answer, String statement) {
        return OPERATIONS.stream().filter(each -> holds(answer, each, statement)).toList();
    }

    private static List<String> expected(String words) {
        var comparisons =
                words.replace("greater", "greater_than greater_than_or_equal")
                        .replace("less", "less_than less_than_or_equal")
                        .replace("same", "greater_than_or_equal less_than_or_equal");
        var expected = List.of(comparisons.split(" "));
        return OPERATIONS.stream().filter(expected::contains).toList();
    }

    private static boolean holds(Given answer, String operation, Object statement) {
        return holds(answer, operation, statement, null);
    }

    private static boolean holds(Given answer, String operation, Object statement, String column) {
        return condition(operation, statement, column).holds(new Known().answer(FLOUR, answer));
    }

    private static Condition condition(String operation, Object statement, String column) {
        var field = new Subject(Subject.Kind.CAPTURE, FLOUR.value());
        return new Condition(Id.next(), field, operation, statement, "and", 1, column);
    }
}
