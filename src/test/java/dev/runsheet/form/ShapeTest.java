package dev.runsheet.form;

import static dev.runsheet.form.FieldType.*;
import static dev.runsheet.form.Fields.PEOPLE;
import static dev.runsheet.form.Fields.field;
import static dev.runsheet.form.Fields.option;
import static dev.runsheet.form.Fields.picked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.runsheet.base.FieldError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShapeTest {
    @Test
    void textTakesAnyScalarAndStoresAString() {
        assertThat(stored(TEXT, "rye")).isEqualTo("rye");
        assertThat(stored(TEXT, 12345)).isEqualTo("12345");
        assertThat(stored(TEXT, 123.45)).isEqualTo("123.45");
        assertThat(stored(TEXT, 1e10)).isEqualTo("10000000000");
        assertThat(stored(TEXT, false)).isEqualTo("false");
        assertThat(stored(TEXT, 0)).isEqualTo("0");
        refused(TEXT, List.of("x"), Map.of("value", "x"));
    }

    @Test
    void textIsAtMost200CharactersAndTextarea30000() {
        assertThat(check(TEXT, "😀".repeat(200))).isEmpty();
        assertThat(check(TEXT, "x".repeat(201)))
                .containsExactly(
                        new FieldError("f", "The Bread may not be greater than 200 characters."));
        assertThat(check(TEXTAREA, "x".repeat(30_000))).isEmpty();
        assertThat(check(TEXTAREA, "x".repeat(30_001))).hasSize(1);
    }

    @Test
    void textareaTakesStringsOnly() {
        refused(TEXTAREA, 12345, true, List.of("x"), Map.of("value", "x"));
    }

    @Test
    void emailTakesAnyShortString() {
        assertThat(stored(EMAIL, "not an address")).isEqualTo("not an address");
        refused(EMAIL, 1, true, Map.of("value", "x"), List.of("x"), "x".repeat(256));
    }

    @Test
    void datesAreStoredInOneForm() {
        assertThat(stored(DATE, "2026-03-06 17:00:00")).isEqualTo("2026-03-06T17:00:00Z");
        assertThat(stored(DATE, "2026-03-06T17:00:00.123+01:00")).isEqualTo("2026-03-06T16:00:00Z");
        refused(DATE, 1772812800, "soon", "2026-13-01", Map.of("value", "2026-03-06"));
    }

    @Test
    void radioTakesTheExactText() {
        assertThat(stored(RADIO, "Rye")).isEqualTo("Rye");
        refused(
                RADIO,
                "rye",
                "Rye ",
                1,
                "1",
                option(1, "Rye"),
                List.of("Rye"),
                Map.of("value", "Rye"));
        var digits = field(RADIO, Map.of("options", List.of("0", "1")));
        assertThat(digits.check("0", "f", PEOPLE)).isEmpty();
        assertThat(digits.stored("0")).isEqualTo("0");
    }

    @Test
    void dropdownTakesIdAndTextOfOneOption() {
        var sent = new HashMap<String, Object>(option(1, "Rye"));
        sent.put("value", null);
        assertThat(stored(DROPDOWN, sent)).isEqualTo(sent);
        assertThat(check(DROPDOWN, Map.of("id", "1", "text", "Rye"))).isEmpty();
        for (var wrong :
                List.of(
                        "Rye",
                        Map.of("id", 1),
                        Map.of("text", "Rye"),
                        option(1, "Wheat"),
                        option(1, "rye"),
                        option(9, "Rye"),
                        List.of(option(1, "Rye")),
                        Map.of("value", "Rye"))) {
            assertThat(check(DROPDOWN, wrong))
                    .containsExactly(new FieldError("f", "Invalid dropdown choice selected."));
        }
    }

    @Test
    void multiselectTakesAListOfPairsAndKeepsThem() {
        var sent = List.of(picked(1, "Rye"), Map.of("id", 2, "text", "Wheat", "selected", false));
        assertThat(stored(MULTISELECT, sent)).isEqualTo(sent);
        refused(
                MULTISELECT,
                picked(1, "Rye"),
                List.of("Rye"),
                List.of(picked(1, "Wheat")),
                List.of(picked(1, "Rye"), picked(3, "Oat")),
                Map.of("value", "Rye"));
    }

    @Test
    void tableTakesOneEntryForEachColumn() {
        var sent = List.of("2", List.of("S", "L"));
        assertThat(stored(TABLE, sent)).isEqualTo(sent);
        for (var wrong : List.of("", "2", 0, false, Map.of("value", List.of("2", "S")))) {
            assertThat(check(TABLE, wrong))
                    .containsExactly(new FieldError("f", "Invalid table field"));
        }
        for (var wrong : List.of(List.of(), List.of("2"), List.of("2", "S", "x"))) {
            assertThat(check(TABLE, wrong))
                    .containsExactly(
                            new FieldError(
                                    "f", "Number of columns does not match required columns"));
        }
    }

    @Test
    void assigneesMustBeKnown() {
        var sent =
                Map.of(
                        "users", List.of("1001"),
                        "guests", List.of("Gus@bakery.example"),
                        "groups", List.of(Fields.BAKERS.hex()));
        assertThat(stored(ASSIGNEES_FORM, sent))
                .isEqualTo(
                        Map.of(
                                "users", List.of(1001L),
                                "guests", List.of("gus@bakery.example"),
                                "groups", List.of(Fields.BAKERS.hex())));
        assertThat(
                        check(
                                ASSIGNEES_FORM,
                                Map.of(
                                        "users",
                                        List.of(7),
                                        "guests",
                                        List.of("gus"),
                                        "groups",
                                        "x")))
                .extracting(FieldError::path)
                .containsExactly("f.users", "f.guests", "f.groups");
        refused(ASSIGNEES_FORM, 1001, "Ann", List.of(1001), Map.of("value", List.of(1001)));
    }

    @Test
    void fileTakesObjectsThatCanBeFound() {
        var sent = List.of(Map.of("url", "https://bakery.example/rye.pdf", "filename", "rye.pdf"));
        assertThat(stored(FILE, sent)).isEqualTo(sent);
        var offer = Fields.OFFER.iterator().next().hex();
        assertThat(check(FILE, List.of(Map.of("id", offer, "source", "local")))).isEmpty();
        assertThat(check(FILE, List.of(Map.of("id", offer)))).isEmpty();
        refused(
                FILE,
                "https://bakery.example/rye.pdf",
                sent.getFirst(),
                List.of("https://bakery.example/rye.pdf"),
                List.of(Map.of("filename", "rye.pdf")),
                List.of(Map.of("id", 3, "source", "ftp")),
                Map.of("value", sent));
    }

    @Test
    void aFileOfOursMustBeOneThatIsThere() {
        var other = "f".repeat(32);
        var url = "https://bakery.example/rye.pdf";
        refused(
                FILE,
                List.of(Map.of("id", other)),
                List.of(Map.of("id", other, "url", url)),
                List.of(Map.of("id", 3, "url", url, "source", "local")),
                List.of(Map.of("id", "3")));
        var elsewhere =
                List.of(
                        Map.of("id", 3, "url", url),
                        Map.of("id", other, "url", url, "source", "url"));
        assertThat(check(FILE, elsewhere)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = FieldType.class, mode = EnumSource.Mode.EXCLUDE, names = "TABLE")
    void anEmptyValueClearsEveryTypeButTheTable(FieldType type) {
        for (var empty : Arrays.asList(null, "", List.of(), Map.of())) {
            assertThat(check(type, empty)).isEmpty();
            assertThat(field(type).stored(empty)).isNull();
        }
    }

    @Test
    void onlyNullClearsATable() {
        assertThat(check(TABLE, null)).isEmpty();
        assertThat(field(TABLE).stored(null)).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = FieldType.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TABLE", "TEXT"})
    void falseAndZeroClearAllButText(FieldType type) {
        for (var empty : List.of(false, 0, 0.0)) {
            assertThat(check(type, empty)).isEmpty();
            assertThat(field(type).stored(empty)).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(FieldType.class)
    void nothingThatIsSentThrowsAndWhatPassesCanBeRead(FieldType type) {
        var field = field(type, Map.of("collect_time", true, "must_all_checked", true));
        var random = new AnyJson(type.ordinal());
        var verdicts = new HashSet<Boolean>();
        for (int round = 0; round < 30_000; round++) {
            var value = random.value();
            var passes = field.check(value, "f", PEOPLE).isEmpty();
            verdicts.add(passes);
            if (passes) {
                var stored = field.stored(value);
                assertThat(field.check(stored, "f", PEOPLE)).as("%s", value).isEmpty();
                assertThat(field.stored(stored)).isEqualTo(stored);
            }
            read(field, value);
        }
        assertThat(verdicts).containsExactlyInAnyOrder(true, false);
    }

    @ParameterizedTest
    @EnumSource(FieldType.class)
    void hugeAndDeepValuesAreRefusedFast(FieldType type) {
        Object deep = "x";
        for (int i = 0; i < 100_000; i++) {
            deep = new ArrayList<>(List.of(deep));
        }
        var values =
                List.of(
                        deep,
                        "x".repeat(20_000_000),
                        Collections.nCopies(5_000_000, picked(1, "Rye")),
                        Map.of("users", Collections.nCopies(5_000_000, 1001)),
                        Map.of("id", 1, "text", "Rye", "value", deep));
        assertTimeout(
                Duration.ofSeconds(30),
                () -> values.forEach(value -> assertThat(check(type, value)).hasSize(1)));
    }

    private static void read(Field field, Object value) {
        field.texts(value);
        field.texts(value, "Qty");
        field.print(value);
        field.isFilled(value);
        field.incomplete(value, "f");
        field.missingAtKickoff(value, "f");
        field.date(value);
        field.people(value);
    }

    private static Object stored(FieldType type, Object value) {
        assertThat(check(type, value)).isEmpty();
        return field(type).stored(value);
    }

    private static List<FieldError> check(FieldType type, Object value) {
        return field(type).check(value, "f", PEOPLE);
    }

    private static void refused(FieldType type, Object... values) {
        for (var value : values) {
            assertThat(check(type, value)).as("%s", value).isNotEmpty();
        }
    }
}
