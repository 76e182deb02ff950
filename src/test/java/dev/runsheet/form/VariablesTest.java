package dev.runsheet.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTest {
    private static final String OPEN =
            "<span class=\"insert-variable-tag fr-deletable\" contenteditable=\"false\">";

    @Test
    void aBareVariableIsReplaced() {
        assertThat(fill("Bake {{bread-1}}!")).isEqualTo("Bake Rye!");
        assertThat(fill("{{bread-1}}{{bread-1}}")).isEqualTo("RyeRye");
    }

    @Test
    void blanksAndByteOrderMarksInsideAreTolerated() {
        assertThat(fill("{{ bread-1 }}")).isEqualTo("Rye");
        assertThat(fill("{{\uFEFFbread-1\u00A0\uFEFF}}")).isEqualTo("Rye");
    }

    @Test
    void theTagGoesWithTheVariable() {
        assertThat(fill("<p>" + OPEN + "{{bread-1}}</span>, please</p>"))
                .isEqualTo("<p>Rye, please</p>");
        assertThat(fill(OPEN + "\uFEFF{{ bread-1 }} </span>" + OPEN + "{{nope}}</span>"))
                .isEqualTo("Rye");
    }

    @Test
    void anotherTagStays() {
        assertThat(fill("<span class=\"x\">{{bread-1}}</span>"))
                .isEqualTo("<span class=\"x\">Rye</span>");
        assertThat(fill("<b>{{bread-1}}</b>")).isEqualTo("<b>Rye</b>");
        assertThat(fill(OPEN + "x {{bread-1}}</span>")).isEqualTo(OPEN + "x Rye</span>");
    }

    @Test
    void anUnknownVariableIsNothing() {
        assertThat(fill("a{{nope}}b")).isEqualTo("ab");
        assertThat(fill("a{{}}b")).isEqualTo("ab");
    }

    @Test
    void systemVariablesAreExact() {
        assertThat(fill("{{DATE}}")).isEqualTo("2026-03-04");
        assertThat(fill("{{ DATE }}")).isEqualTo("2026-03-04");
        assertThat(fill("{{ date }}")).isEmpty();
        assertThat(fill("{{date}}")).isEmpty();
        assertThat(fill("{{ date }}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no braces", "{{", "}}", "{{open", "{x}", "{{<b>bread-1</b>}}"})
    void whatIsNoVariableStays(String text) {
        assertThat(fill(text)).isEqualTo(text);
    }

    @Test
    void bracesAroundAVariableStay() {
        assertThat(fill("{{{bread-1}}}")).isEqualTo("{Rye}");
        assertThat(fill("{{ {{bread-1}}")).isEqualTo("{{ Rye");
    }

    @Test
    void aValueIsNotReadAgain() {
        assertThat(Variables.fill("{{a}}", _ -> Optional.of("{{a}}"))).isEqualTo("{{a}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{{",
                "{{a",
                "}}",
                ">{{a}}",
                "<span{{a}}",
                "<span insert-variable-tag>{{a}} ",
                " ",
                "{{ ",
                "{{a}} "
            })
    void timeIsLinearInTheText(String piece) {
        var text = piece.repeat(1_000_000);
        assertTimeout(Duration.ofSeconds(30), () -> fill(text));
    }

    @Test
    void theResultIsBounded() {
        var value = Optional.of("x".repeat(30_000));
        assertThat(Variables.fill("{{a}}".repeat(6_000), _ -> value).length())
                .isLessThanOrEqualTo(2_000_000);
    }

    private static String fill(String text) {
        var values = Map.of("bread-1", "Rye", "DATE", "2026-03-04");
        return Variables.fill(text, name -> Optional.ofNullable(values.get(name)));
    }
}
