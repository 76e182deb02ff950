package dev.runsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.people.Password;
import dev.runsheet.people.SetPassword;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Browser;
import dev.runsheet.testing.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Journeys of people, in a real browser.
class BrowserTest {
    private static final ApiServer API = ApiServer.of(SignInPageTest::mount);
    private static final Browser BROWSER = new Browser();

    @AfterAll
    static void close() {
        BROWSER.close();
        API.close();
    }

    @Test
    void annSignsInAndOut() {
        API.database()
                .database()
                .write(
                        tx -> {
                            var word = Password.of("Rye-bread-7");
                            SetPassword.run(tx, World.ANN_ID, word, World.NOON);
                            return null;
                        });
        BROWSER.open(API.url("/"));
        assertThat(BROWSER.heading()).isEqualTo("Sign in");
        BROWSER.type("E-mail", "ann@flour.example").type("Password", "wrong").press("Sign in");
        assertThat(BROWSER.text()).contains("E-mail or password is wrong.");
        BROWSER.type("Password", "Rye-bread-7").press("Sign in");
        assertThat(BROWSER.heading()).isEqualTo("Hello Ann");
        BROWSER.press("Sign out");
        assertThat(BROWSER.address()).isEqualTo(API.url("/sign-in"));
    }
}
