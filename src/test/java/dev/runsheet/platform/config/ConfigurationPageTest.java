package dev.runsheet.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/configuration.md` and the settings that the server reads are the same.
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("docs/configuration.md");
    private static final Pattern ROW =
            Pattern.compile(
                    "^\\| `(RUNSHEET_\\w+)` \\| (?:`([^`]*)` )?\\|(.*)\\|$", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("RUNSHEET_[A-Z0-9_]+");
    private static final Pattern WORD = Pattern.compile("`([a-z-]+)`");

    @Test
    void everySettingHasARowAndEveryRowIsASetting() throws IOException {
        assertThat(rows().stream().map(row -> row.group(1)))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(known());
    }

    @Test
    void whatIsSaidToBeWithoutASettingIs() throws IOException {
        var usual = Config.of(Map.of());
        for (var row : rows()) {
            if (row.group(2) != null) {
                assertThat(Config.of(Map.of(row.group(1), row.group(2))))
                        .as(row.group(1))
                        .isEqualTo(usual);
            }
        }
    }

    @Test
    void theOtherChoicesAreChoices() throws IOException {
        var usual = Config.of(Map.of());
        for (var row : choices()) {
            for (var word : WORD.matcher(row.group(3)).results().toList()) {
                assertThat(Config.of(Map.of(row.group(1), word.group(1))))
                        .as(row.group())
                        .isNotEqualTo(usual);
            }
        }
    }

    /// The server lists them to whoever sets something else.
    private static List<String> known() {
        var other = Map.of("RUNSHEET_NOTHING_THAT_WE_HAVE_A_NAME_FOR", "1");
        var fault = catchThrowableOfType(Misconfigured.class, () -> Config.of(other));
        var known = fault.getMessage().substring(fault.getMessage().indexOf("we know"));
        return NAME.matcher(known).results().map(MatchResult::group).toList();
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(PAGE)).results().toList();
    }

    /// Those of the table whose rows hold words and nothing else.
    private static List<MatchResult> choices() throws IOException {
        return rows().stream()
                .filter(row -> row.group(3).strip().matches("`[a-z-]+`(, `[a-z-]+`)*"))
                .toList();
    }
}
