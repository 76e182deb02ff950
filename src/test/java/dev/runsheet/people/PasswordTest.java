package dev.runsheet.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Body;
import dev.runsheet.base.FieldError;
import java.util.HashMap;
import java.util.List;
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
    void aTextMatchesHoweverItsLettersAreComposed() {
        assertThat(Password.of("cr\u00e8me").matches("cre\u0300me")).isTrue();
    }

    @Test
    void twoPeopleWithOnePasswordDoNotKeepTheSame() {
        assertThat(Password.of("rye")).isNotEqualTo(Password.of("rye"));
    }

    @Test
    void nobodysMatchesNothing() {
        assertThat(Password.nobodys().matches("")).isFalse();
    }

    @Test
    void whatIsKeptSaysHowItWasMadeAndNotWhatItIs() {
        var password = Password.of("rye and water");
        assertThat(password.kept()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(password.kept() + password).doesNotContain("rye");
    }

    /// A vector of the reference implementation.
    @Test
    void whatOtherProgramsKeepMatchesHereToo() {
        var kept =
                new Password(
                        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");
        assertThat(kept.matches("password")).isTrue();
        assertThat(kept.matches("Password")).isFalse();
    }

    @Test
    void everyFaultOfANewOneIsNamed() {
        assertThat(faults("Rye4u")).containsExactly("The password must have 6 to 127 characters.");
        assertThat(faults("rye"))
                .containsExactly(
                        "The password must have 6 to 127 characters.",
                        "The password must have an upper case letter, a lower case letter and a digit.");
        assertThat(faults("RYE4ALL")).hasSize(1);
        assertThat(faults("Rye-bread")).hasSize(1);
        assertThat(faults("R1" + "y".repeat(126))).hasSize(1);
        assertThat(faults(null)).containsExactly("The password field is required.");
        assertThat(faults(123456)).containsExactly("The password field is required.");
        assertThat(faults("Rye4us")).isEmpty();
        assertThat(faults("R1" + "y".repeat(125))).isEmpty();
    }

    private static List<String> faults(Object password) {
        var values = new HashMap<String, Object>();
        values.put("password", password);
        var body = Body.of(values);
        PasswordForm.read(body, "password");
        return body.faults().all().stream().map(FieldError::message).toList();
    }
}
