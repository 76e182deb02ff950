package dev.runsheet.form;

import static dev.runsheet.form.Fields.NOON;
import static dev.runsheet.form.Fields.definition;
import static dev.runsheet.form.Fields.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.runsheet.base.Body;
import dev.runsheet.base.Faults;
import dev.runsheet.base.FieldError;
import dev.runsheet.base.FieldId;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionTest {
    @ParameterizedTest
    @EnumSource(FieldType.class)
    void everyTypeCanBeDefined(FieldType type) {
        assertThat(field(type).type()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"number", "checkbox", "select", "url", "members", "currency", "TEXT"})
    void anyOtherTypeIsRefused(String word) {
        assertThat(faults(definition(word, Map.of())))
                .containsExactly(
                        new FieldError("field_type", "The selected field_type is invalid."));
    }

    @Test
    void everythingMandatoryThatIsMissingIsNamedAtOnce() {
        assertThat(faults(Map.of("guidance", "As agreed")))
                .containsExactly(
                        new FieldError("label", "The label field is required."),
                        new FieldError("field_type", "The field type field is required."),
                        new FieldError("required", "The required field is required."));
    }

    @Test
    void anUpdateNeedsTheMandatoryKeysToo() {
        var body = Body.of(Map.of("label", "New"));
        assertThat(Field.define(body, Optional.of(field(FieldType.TEXT)), 1, NOON)).isEmpty();
        assertThat(body.faults().all())
                .extracting(FieldError::path)
                .containsExactly("field_type", "required");
    }

    @Test
    void faultsInAListCarryTheirPath() {
        var faults = new Faults();
        Field.define(Body.of(Map.of(), "prerun.0", faults), Optional.empty(), 1, NOON);
        assertThat(faults.all())
                .contains(
                        new FieldError(
                                "prerun.0.required", "The prerun.0.required field is required."));
    }

    @Test
    void anUpdateKeepsIdAliasAndWhatItDoesNotName() {
        var before = field(FieldType.TEXT, Map.of("guidance", "As agreed", "position", 7));
        var after =
                Field.define(
                                Body.of(
                                        Map.of(
                                                "id",
                                                FieldId.fresh().hex(),
                                                "alias",
                                                "mine",
                                                "label",
                                                "Cake",
                                                "field_type",
                                                "textarea",
                                                "required",
                                                false)),
                                Optional.of(before),
                                1,
                                NOON.plusSeconds(60))
                        .orElseThrow();
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.alias()).isEqualTo(before.alias());
        assertThat(after.label()).isEqualTo("Cake");
        assertThat(after.type()).isEqualTo(FieldType.TEXTAREA);
        assertThat(after.guidance()).isEqualTo("As agreed");
        assertThat(after.position()).isEqualTo(7);
        assertThat(after.createdAt()).isEqualTo(NOON);
        assertThat(after.lastUpdated()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void theAliasIsTheLabelAndDigits() {
        assertThat(field(FieldType.TEXT, Map.of("label", "  Supplier näme! ")).alias())
                .matches("supplier-name-\\d{7}");
        assertThat(field(FieldType.TEXT, Map.of("label", "日本")).alias()).matches("field-\\d{7}");
    }

    @Test
    void aCopyIsTheSameQuestionUnderAnotherIdAndAlias() {
        var original = field(FieldType.DROPDOWN);
        var copy = original.copy(FieldId.fresh(), NOON);
        assertThat(copy.alias()).isNotEqualTo(original.alias()).matches("bread-\\d{7}");
        assertThat(copy.choices()).isEqualTo(original.choices());
    }

    @Test
    void optionsAreBroughtIntoOneForm() {
        var options =
                List.of("Rye", Map.of("id", 1, "label", "Wheat"), Map.of("text", "Oat", "id", "5"));
        assertThat(field(FieldType.DROPDOWN, Map.of("options", options)).choices())
                .containsExactly(
                        new Choice(2, "Rye", null, false),
                        new Choice(1, "Wheat", null, false),
                        new Choice(5, "Oat", null, false));
    }

    @Test
    void columnsAreBroughtIntoOneForm() {
        assertThat(
                        field(
                                        FieldType.TABLE,
                                        Map.of("columns", List.of("Qty", Map.of("text", "Size"))))
                                .columns())
                .containsExactly(new Column(1, "Qty"), new Column(2, "Size"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"radio", "dropdown", "multiselect"})
    void aChoiceNeedsOptions(String type) {
        assertThat(faults(definition(type, Map.of("options", List.of()))))
                .containsExactly(new FieldError("options", "The options field is required."));
    }

    @Test
    void aTableNeedsColumns() {
        var body = definition("table", Map.of());
        body.remove("columns");
        assertThat(faults(body))
                .containsExactly(new FieldError("columns", "The columns field is required."));
    }

    @Test
    void aRadioNeedsTwoOptionsButADropdownOne() {
        var one = Map.<String, Object>of("options", List.of("Rye"));
        assertThat(faults(definition("radio", one)))
                .extracting(FieldError::path)
                .containsExactly("options");
        assertThat(faults(definition("dropdown", one))).isEmpty();
    }

    @Test
    void everyFaultyOptionIsNamed() {
        var options =
                Arrays.asList(
                        Map.of("id", "x", "text", "Rye"),
                        Map.of("id", 1),
                        Map.of("id", 1, "text", "Oat"),
                        null);
        assertThat(faults(definition("dropdown", Map.of("options", options))))
                .extracting(FieldError::path)
                .containsExactlyInAnyOrder(
                        "options.0.id", "options.1.text", "options.2.id", "options.3");
    }

    @Test
    void aTypeWithoutChoicesHasNone() {
        assertThat(field(FieldType.TEXT).choices()).isEmpty();
        assertThat(field(FieldType.TEXT).columns()).isEmpty();
    }

    @Test
    void positionIsBetween1And9999() {
        assertThat(faults(definition("text", Map.of("position", 0)))).hasSize(1);
        assertThat(faults(definition("text", Map.of("position", 10_000)))).hasSize(1);
        assertThat(field(FieldType.TEXT, Map.of("position", 9_999)).position()).isEqualTo(9_999);
        assertThat(
                        Field.define(
                                        Body.of(definition("text", Map.of())),
                                        Optional.empty(),
                                        4,
                                        NOON)
                                .orElseThrow()
                                .position())
                .isEqualTo(4);
    }

    @Test
    void validationIsAListOrAStringWithBars() {
        var expected = List.of("numeric", "min:0", "max:100");
        assertThat(validation("numeric|min:0|max:100")).isEqualTo(expected);
        assertThat(validation(expected)).isEqualTo(expected);
        assertThat(validation("")).isEmpty();
        assertThat(faults(definition("text", Map.of("field_validation", List.of(1)))))
                .extracting(FieldError::path)
                .containsExactly("field_validation.0");
    }

    @Test
    void fileTableAndAssigneesHaveNoDefault() {
        var more = Map.<String, Object>of("default_value", "x", "default_value_enabled", true);
        assertThat(field(FieldType.TABLE, more).defaultValue()).isNull();
        assertThat(field(FieldType.TABLE, more).defaultValueEnabled()).isFalse();
        assertThat(field(FieldType.TEXT, more).startingValue()).contains("x");
    }

    @Test
    void aDefaultThatDoesNotFitOrIsSwitchedOffIsNotUsed() {
        var wrong = Map.<String, Object>of("default_value", "Oat", "default_value_enabled", true);
        assertThat(field(FieldType.RADIO, wrong).startingValue()).isEmpty();
        assertThat(field(FieldType.TEXT, Map.of("default_value", "x")).startingValue()).isEmpty();
    }

    @Test
    void aOneOffTaskKnowsMoreTypes() {
        var words =
                Map.of(
                        "number", FieldType.TEXT,
                        "url", FieldType.TEXT,
                        "time", FieldType.DATE,
                        "datetime", FieldType.DATE,
                        "checkbox", FieldType.MULTISELECT,
                        "table", FieldType.TABLE);
        words.forEach(
                (word, type) ->
                        assertThat(
                                        Field.defineLoosely(
                                                        Body.of(definition(word, Map.of())),
                                                        1,
                                                        NOON)
                                                .map(Field::type))
                                .contains(type));
        var body = Body.of(definition("currency", Map.of()));
        assertThat(Field.defineLoosely(body, 1, NOON)).isEmpty();
        assertThat(body.faults().all()).hasSize(1);
    }

    @Test
    void noGarbageInADefinitionThrows() {
        var random = new AnyJson(7);
        for (int round = 0; round < 20_000; round++) {
            var values = new LinkedHashMap<String, Object>();
            for (var key : definition("text", DEFAULTS).keySet()) {
                if (random.oneIn(2)) {
                    values.put(key, random.value());
                }
            }
            values.put("field_type", random.oneOf(FieldType.values()).word());
            var body = Body.of(values);
            var field = Field.define(body, Optional.empty(), 1, NOON);
            assertThat(field.isPresent()).isEqualTo(body.faults().isEmpty());
            field.ifPresent(FieldJson::of);
        }
    }

    @Test
    void aHugeDefinitionIsRefusedFast() {
        var options = Collections.nCopies(500_000, (Object) "Rye");
        assertTimeout(
                Duration.ofSeconds(30),
                () ->
                        assertThat(faults(definition("radio", Map.of("options", options))))
                                .hasSize(1));
    }

    private static final Map<String, Object> DEFAULTS =
            Map.of(
                    "position", 1,
                    "guidance", "",
                    "default_value", "",
                    "field_validation", "",
                    "settings", "",
                    "collect_time", "",
                    "prefix", "",
                    "must_all_checked", "");

    private static List<String> validation(Object rules) {
        return field(FieldType.TEXT, Map.of("field_validation", rules)).validation();
    }

    private static List<FieldError> faults(Map<String, Object> definition) {
        var body = Body.of(definition);
        Field.define(body, Optional.empty(), 1, NOON);
        return body.faults().all();
    }
}
