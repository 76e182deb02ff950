package dev.runsheet.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runsheet.platform.config.Arguments.Mode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void optionsComeAfterTheModeAndWinOverTheEnvironment() {
        var arguments =
                Arguments.of("serve", "--port", "80", "--org", "Flour", "--email", "a@b.example");
        assertThat(arguments.mode()).isEqualTo(Mode.SERVE);
        assertThat(arguments.option("--org")).contains("Flour");
        assertThat(arguments.over(Map.of("RUNSHEET_PORT", "1", "RUNSHEET_DATA", "d")))
                .isEqualTo(Map.of("RUNSHEET_PORT", "80", "RUNSHEET_DATA", "d"));
    }

    @Test
    void aFlagSaysAllByItself() {
        var arguments = Arguments.of("backup", "--without-key", "--file", "f");
        assertThat(arguments.mode()).isEqualTo(Mode.BACKUP);
        assertThat(arguments.has("--without-key")).isTrue();
        assertThat(arguments.option("--file")).contains("f");
        assertThat(Arguments.of("backup", "--file", "f").has("--without-key")).isFalse();
    }

    @Test
    void whatIsWrongIsSaid() {
        isRefused("Say serve, demo, backup, check, restore or move first, not \"\".");
        isRefused("Say serve, demo, backup, check, restore or move first, not \"run\".", "run");
        isRefused(
                "There is no option --prot; there are --port, --data, --org, --email.",
                "serve",
                "--prot",
                "1");
        isRefused("There is no option --org; there are --port, --data.", "demo", "--org", "Flour");
        isRefused("The option --data needs a value.", "serve", "--data");
        isRefused("The option --data needs a value.", "serve", "--data", "--port");
        isRefused("The options --org and --email go together.", "serve", "--org", "Flour");
    }

    private static void isRefused(String sentence, String... given) {
        assertThatThrownBy(() -> Arguments.of(given))
                .isInstanceOf(Misconfigured.class)
                .hasMessage(sentence);
    }
}
