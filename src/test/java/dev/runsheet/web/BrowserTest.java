package dev.runsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.people.MeApi;
import dev.runsheet.people.PostResets;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Browser;
import dev.runsheet.testing.Letterbox;
import dev.runsheet.testing.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The journey of somebody new, in a real browser, with a real letter and the real curl.
class BrowserTest {
    private static final String ANN = "ann@flour.example";
    private static final String WORD = "Rye-bread-7";
    private static final Pattern LINK = Pattern.compile(Letterbox.SITE + "(/set-password/\\S+)");

    private static final ApiServer API = ApiServer.of(MeApi::mount, LettersLeadHereTest::mount);
    private static final Letterbox MAIL = new Letterbox();
    private static final Browser BROWSER = new Browser();

    @AfterAll
    static void close() {
        BROWSER.close();
        MAIL.close();
        API.close();
    }

    @Test
    void annSetsAPasswordFromALetterSignsInAndMakesATokenThatCurlUses() throws Exception {
        BROWSER.open(API.url("/settings/tokens"));
        assertThat(BROWSER.heading()).isEqualTo("Sign in");
        BROWSER.type("E-mail", ANN).type("Password", "forgotten").press("Sign in");
        assertThat(BROWSER.text()).contains("E-mail or password is wrong.");

        BROWSER.press("Forgotten your password?").type("E-mail", ANN).press("Send the link");
        assertThat(BROWSER.heading()).isEqualTo("Look at your mail");
        BROWSER.open(API.url(letter()));
        BROWSER.type("New password", "ryebread").press("Set password");
        assertThat(BROWSER.text()).contains("an upper case letter");
        BROWSER.type("New password", WORD).press("Set password");
        assertThat(BROWSER.heading()).isEqualTo("Hello Ann");
        BROWSER.press("Sign out");

        BROWSER.open(API.url("/settings/tokens"));
        BROWSER.type("E-mail", ANN).type("Password", WORD).press("Sign in");
        assertThat(BROWSER.address()).isEqualTo(API.url("/settings/tokens"));
        BROWSER.type("What it is for", "Stock").press("Create");
        assertThat(run(BROWSER.text("curl"))).contains("\"email\":\"" + ANN + "\"");

        BROWSER.press("Tokens").press("Revoke Stock");
        assertThat(BROWSER.text()).doesNotContain("Stock");
    }

    private static String letter() {
        PostResets.run(API.database().database(), World.NOON);
        MAIL.deliver(API);
        var found = LINK.matcher(MAIL.lettersTo(ANN).getLast().text());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    /// As a person would, who copied it.
    private static String run(String line) throws IOException, InterruptedException {
        var shell = new ProcessBuilder(List.of("sh", "-c", line)).start();
        var said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(line).isZero();
        return said;
    }
}
