package dev.runsheet.form;

import static dev.runsheet.form.FieldType.*;
import static dev.runsheet.form.Fields.ANN;
import static dev.runsheet.form.Fields.BAKERS;
import static dev.runsheet.form.Fields.field;
import static dev.runsheet.form.Fields.option;
import static dev.runsheet.form.Fields.picked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Owners;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadingTest {
    @Test
    void scalarsAreTheirText() {
        assertThat(field(TEXT).texts("Rye")).containsExactly("Rye");
        assertThat(field(TEXT).print("Rye")).isEqualTo("Rye");
        assertThat(field(RADIO).print("Rye")).isEqualTo("Rye");
    }

    @Test
    void aDropdownIsItsText() {
        assertThat(field(DROPDOWN).texts(option(1, "Rye"))).containsExactly("Rye");
        assertThat(field(DROPDOWN).print(option(1, "Rye"))).isEqualTo("Rye");
    }

    @Test
    void aMultiselectIsWhatIsSelected() {
        var value = List.of(picked(1, "Rye"), option(2, "Wheat"), picked(3, "Oat"));
        assertThat(field(MULTISELECT).texts(value)).containsExactly("Rye", "Oat");
        assertThat(field(MULTISELECT).print(value)).isEqualTo("Rye, Oat");
    }

    @Test
    void aDateIsPrintedAsADayOrWithItsTime() {
        var value = "2026-03-06T17:00:00Z";
        assertThat(field(DATE).texts(value)).containsExactly(value);
        assertThat(field(DATE).print(value)).isEqualTo("2026-03-06");
        assertThat(field(DATE, Map.of("collect_time", true)).print(value))
                .isEqualTo("2026-03-06 17:00");
        assertThat(field(DATE).date(value)).contains(Instant.parse(value));
        assertThat(field(TEXT).date(value)).isEmpty();
    }

    @Test
    void filesAreTheirNames() {
        var value =
                List.of(
                        Map.of("id", 1, "filename", "rye.pdf"),
                        Map.of("url", "https://bakery.example/oat.pdf"));
        assertThat(field(FILE).print(value)).isEqualTo("rye.pdf, https://bakery.example/oat.pdf");
    }

    @Test
    void aTableIsItsCellsAndPrintsNothing() {
        var value = List.of(2, List.of("S", Map.of("text", "L")));
        assertThat(field(TABLE).texts(value)).containsExactly("2", "S", "L");
        assertThat(field(TABLE).texts(value, "size")).containsExactly("S", "L");
        assertThat(field(TABLE).texts(value, "Colour")).isEmpty();
        assertThat(field(TABLE).print(value)).isEmpty();
    }

    @Test
    void anAssigneesFormNamesPeople() {
        var value =
                Map.of(
                        "users", List.of(1001),
                        "guests", List.of("gus@bakery.example"),
                        "groups", List.of(BAKERS.hex()));
        assertThat(field(ASSIGNEES_FORM).people(value))
                .contains(new Owners(List.of(ANN), List.of("gus@bakery.example"), List.of(BAKERS)));
        assertThat(field(ASSIGNEES_FORM).texts(value)).hasSize(3);
        assertThat(field(ASSIGNEES_FORM).print(value)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(FieldType.class)
    void noAnswerHasNoTexts(FieldType type) {
        assertThat(field(type).texts(null)).isEmpty();
        assertThat(field(type).print(null)).isEmpty();
    }

    @Test
    void anAnswerOutlivesAChangeOfTypeThatKeepsItReadable() {
        assertThat(field(TEXT).print(option(1, "Rye"))).isEqualTo("Rye");
        assertThat(field(DROPDOWN).print("Rye")).isEqualTo("Rye");
    }
}
