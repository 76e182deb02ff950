package dev.runsheet.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Offer.pdf|Offer.pdf",
                "../../etc/passwd.txt|passwd.txt",
                "..\\..\\windows\\win.txt|win.txt",
                "/absolute/path/a.pdf|a.pdf",
                "C:\\fakepath\\Offer.pdf|Offer.pdf",
                "a:b*c?.pdf|a_b_c_.pdf",
                "  Offer   2026 .pdf |Offer 2026 .pdf",
                "...hidden.pdf...|hidden.pdf",
                "Größe – Preis 100%.pdf|Größe – Preis 100%.pdf",
                "パン.pdf|パン.pdf",
                "🍞.pdf|🍞.pdf"
            })
    void nothingButTheNameIsLeft(String given, String name) {
        assertThat(FileName.of(given)).contains(new FileName(name));
    }

    @Test
    void whatIsNotSeenOrTurnsTextAroundIsTakenOut() {
        assertThat(FileName.of("invoice\u202Efdp.exe")).contains(new FileName("invoicefdp.exe"));
        assertThat(FileName.of("a\u0000b\r\n\t\u2066c\u200Bd\uFEFF.pdf"))
                .contains(new FileName("abcd.pdf"));
        assertThat(FileName.of("\uD83Chalf.pdf")).contains(new FileName("half.pdf"));
    }

    @Test
    void accentsAreWrittenInOneWay() {
        assertThat(FileName.of("Cafe\u0301.pdf")).isEqualTo(FileName.of("Caf\u00e9.pdf"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "../", "a/", "\u202E", "\\"})
    void aNameOfNothingIsNone(String given) {
        assertThat(FileName.of(given)).isEmpty();
        assertThat(FileName.of(null)).isEmpty();
    }

    @Test
    void aLongNameKeepsItsExtension() {
        var name = FileName.of("🍞".repeat(500) + ".PDF").orElseThrow();
        assertThat(name.text().codePointCount(0, name.text().length())).isEqualTo(200);
        assertThat(name.extension()).isEqualTo("pdf");
        assertThat(FileName.of("x." + "y".repeat(500)).orElseThrow().text()).hasSize(200);
    }

    @Test
    void theExtensionIsWhatStandsBehindTheLastDot() {
        assertThat(new FileName("a.tar.GZ").extension()).isEqualTo("gz");
        assertThat(new FileName("README").extension()).isEmpty();
        assertThat(new FileName("pdf").extension()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Offer.pdf|attachment; filename=\"Offer.pdf\"; filename*=UTF-8''Offer.pdf",
                "Größe 1.pdf|attachment; filename=\"Gr__e 1.pdf\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%201.pdf",
                "a\"b%41.pdf|attachment; filename=\"a_b_41.pdf\"; filename*=UTF-8''a%22b%2541.pdf"
            })
    void aHeaderSaysTheNameTwice(String name, String header) {
        assertThat(Disposition.of(name)).isEqualTo(header);
    }
}
