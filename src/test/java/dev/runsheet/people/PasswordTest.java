package dev.runsheet.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordTest {
    @Test
    void onlyTheSameTextMatches() {
        var kept = Password.of("rye and water");
        assertThat(kept.matches("rye and water")).isTrue();
        assertThat(kept.matches("rye and Water")).isFalse();
        assertThat(kept.matches("")).isFalse();
    }

    @Test
    void twoPeopleWithOnePasswordDoNotKeepTheSame() {
        assertThat(Password.of("rye")).isNotEqualTo(Password.of("rye"));
    }

    @Test
    void whatIsKeptSaysHowItWasMadeAndNotWhatItIs() {
        var kept = Password.of("rye and water").kept();
        assertThat(kept).startsWith("pbkdf2-sha512$210000$").doesNotContain("rye");
    }
}
