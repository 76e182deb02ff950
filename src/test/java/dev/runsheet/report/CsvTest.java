package dev.runsheet.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"http://x\")"})
    void aFormulaIsText(String cell) {
        assertThat(Csv.inert(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Rye", "1-1", "a=b", "'=1", "2026-03-06 12:00:00"})
    void anythingElseStaysAsItIs(String cell) {
        assertThat(Csv.inert(cell)).isEqualTo(cell);
    }

    @Test
    void cellsAreQuotedWhereTheyMustBe() {
        assertThat(written(List.of(List.of("a,b", "say \"rye\"", "two\nlines", "plain"))))
                .isEqualTo("\"a,b\",\"say \"\"rye\"\"\",\"two\nlines\",plain\r\n");
    }

    @Property(tries = 300)
    void whateverIsWrittenIsReadAgain(@ForAll @NotEmpty List<@Size(3) List<String>> rows) {
        var expected = rows.stream().map(row -> row.stream().map(Csv::inert).toList()).toList();
        var plain =
                rows.stream()
                        .map(row -> row.stream().map(CsvTest::withoutLoneSurrogates).toList())
                        .toList();
        var read =
                CsvReader.builder().skipEmptyLines(false).ofCsvRecord(written(plain)).stream()
                        .map(record -> record.getFields())
                        .toList();
        assertThat(read)
                .isEqualTo(
                        expected.stream()
                                .map(
                                        row ->
                                                row.stream()
                                                        .map(CsvTest::withoutLoneSurrogates)
                                                        .toList())
                                .toList());
    }

    /// Half a character has no bytes; the encoder puts a question mark in its place.
    private static String withoutLoneSurrogates(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String written(List<List<String>> rows) {
        var bytes = new ByteArrayOutputStream();
        try (var csv = new Csv(bytes)) {
            rows.forEach(csv::row);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
