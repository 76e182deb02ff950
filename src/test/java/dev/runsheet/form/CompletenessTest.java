package dev.runsheet.form;

import static dev.runsheet.form.FieldType.*;
import static dev.runsheet.form.Fields.field;
import static dev.runsheet.form.Fields.option;
import static dev.runsheet.form.Fields.picked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.FieldError;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CompletenessTest {
    @ParameterizedTest
    @EnumSource(FieldType.class)
    void aRequiredFieldWithoutAnAnswerIsMissing(FieldType type) {
        var missing = new FieldError("taskdata.f", "Bread is required");
        assertThat(field(type).incomplete(null, "taskdata.f")).containsExactly(missing);
        assertThat(field(type).missingAtKickoff(null, "taskdata.f")).contains(missing);
        var optional = field(type, Map.of("required", false));
        assertThat(optional.incomplete(null, "taskdata.f")).isEmpty();
        assertThat(optional.missingAtKickoff(null, "taskdata.f")).isEmpty();
    }

    @Test
    void zeroIsAnAnswer() {
        assertThat(field(TEXT).isFilled("0")).isTrue();
        assertThat(field(TEXT).isFilled(0)).isTrue();
        assertThat(field(TEXT).isFilled(" ")).isFalse();
    }

    @Test
    void aMultiselectIsFilledBySelectedEntriesOnly() {
        assertThat(field(MULTISELECT).isFilled(List.of(option(1, "Rye")))).isFalse();
        assertThat(field(MULTISELECT).isFilled(List.of(picked(1, "Rye")))).isTrue();
    }

    @Test
    void structuredAnswersAreFilledByWhatIsInThem() {
        assertThat(field(DROPDOWN).isFilled(option(1, "Rye"))).isTrue();
        assertThat(field(FILE).isFilled(List.of(Map.of("id", 3)))).isTrue();
        assertThat(field(TABLE).isFilled(Arrays.asList(null, " "))).isFalse();
        assertThat(field(TABLE).isFilled(Arrays.asList(null, 0))).isTrue();
        assertThat(field(ASSIGNEES_FORM).isFilled(Map.of("users", List.of()))).isFalse();
        assertThat(field(ASSIGNEES_FORM).isFilled(Map.of("users", List.of(1001)))).isTrue();
    }

    @Test
    void allOptionsMustBeCheckedWhenTheFieldSaysSo() {
        var checklist = field(MULTISELECT, Map.of("required", false, "must_all_checked", true));
        var both = List.of(picked(1, "Rye"), picked(2, "Wheat"));
        assertThat(checklist.incomplete(both, "f")).isEmpty();
        assertThat(checklist.incomplete(both.subList(0, 1), "f")).hasSize(1);
        assertThat(checklist.incomplete(List.of(picked(1, "Rye"), option(2, "Wheat")), "f"))
                .hasSize(1);
        assertThat(checklist.incomplete(null, "f")).hasSize(1);
        assertThat(field(MULTISELECT).incomplete(both.subList(0, 1), "f")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "numeric, 2499.99, true",
        "numeric, -1e3, true",
        "numeric, twelve, false",
        "numeric|min:0|max:100, 100, true",
        "numeric|min:0|max:100, 101, false",
        "numeric|min:0|max:100, -0.5, false",
        "min:3, abc, true",
        "min:3, ab, false",
        "max:3, abcd, false",
        "max:3, 😀😀😀, true",
        "email, gus@bakery.example, true",
        "email, gus@bakery, false",
        "url, https://bakery.example, true",
        "url, bakery, false",
        "alpha, Bäcker, true",
        "alpha, b1, false",
        "alpha_num, b1, true",
        "alpha_num, b-1, false",
        "alpha_dash, b-1_x, true",
        "alpha_dash, b 1, false",
        "between:1, anything, true",
        "min:many, x, true",
    })
    void validationRulesHoldAtCompletion(String rules, String answer, boolean isFine) {
        for (var type : List.of(TEXT, TEXTAREA)) {
            var field = field(type, Map.of("field_validation", rules));
            assertThat(field.incomplete(answer, "f").isEmpty()).isEqualTo(isFine);
            assertThat(field.breaches(answer, "f").isEmpty()).isEqualTo(isFine);
            assertThat(field.check(answer, "f", Fields.PEOPLE)).isEmpty();
        }
    }

    @Test
    void anOptionalEmptyAnswerBreaksNoRule() {
        var field = field(TEXT, Map.of("field_validation", "numeric", "required", false));
        assertThat(field.incomplete("", "f")).isEmpty();
    }

    @Test
    void aRuleSaysWhatIsWrong() {
        var field = field(TEXT, Map.of("field_validation", "numeric|max:100"));
        assertThat(field.incomplete("101", "f"))
                .containsExactly(new FieldError("f", "The Bread may not be greater than 100."));
        assertThat(field.incomplete("x", "f"))
                .containsExactly(new FieldError("f", "The Bread must be a number."));
    }
}
