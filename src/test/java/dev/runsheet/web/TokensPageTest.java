package dev.runsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.people.MeApi;
import dev.runsheet.people.Password;
import dev.runsheet.people.SetPassword;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Surfer;
import dev.runsheet.testing.World;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TokensPageTest {
    private static final String WORD = "Rye-bread-7";
    private static final ApiServer API = ApiServer.of(MeApi::mount, LettersLeadHereTest::mount);

    @BeforeAll
    static void prepare() {
        API.database()
                .database()
                .write(
                        tx -> {
                            SetPassword.run(tx, World.LIN_ID, Password.of(WORD), World.NOON);
                            SetPassword.run(tx, World.ANN_ID, Password.of(WORD), World.NOON);
                            return null;
                        });
    }

    @AfterAll
    static void close() {
        API.close();
    }

    @Test
    void aTokenIsShownOnceWithALineToTryIt() {
        var lin = of("lin@flour.example");
        var made = lin.submit("/settings/tokens", Map.of("name", "Stock <b>"));
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        var token = made.text().replaceAll("(?s).*id=\"token\"[^>]*>([\\w-]+)<.*", "$1");
        assertThat(made.text())
                .contains(
                        "Stock &lt;b&gt;",
                        "curl -H 'Authorization: Bearer " + token + "' " + API.url("/api/me"));
        assertThat(API.as(token).get("/api/me").data()).containsEntry("email", "lin@flour.example");
        var list = lin.open("/settings/tokens").text();
        assertThat(list).contains("Made on 6 Mar 2026").doesNotContain(token);

        var id = list.replaceFirst("(?s).*?Stock.*?/settings/tokens/(\\d+)/revoke.*", "$1");
        var ann = of("ann@flour.example");
        assertThat(ann.submit("/settings/tokens/" + id + "/revoke", Map.of()).status())
                .isEqualTo(404);
        lin.open("/settings/tokens");
        assertThat(lin.submit("/settings/tokens/" + id + "/revoke", Map.of()).status())
                .isEqualTo(303);
        assertThat(API.as(token).get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void aTokenHasAName() {
        var ann = of("ann@flour.example");
        var no = ann.submit("/settings/tokens", Map.of("name", " "));
        assertThat(no.status()).isEqualTo(422);
        assertThat(no.text()).contains("href=\"#name\"", "id=\"name-fault\"");
        assertThat(ann.post("/settings/tokens", Map.of("name", "Mine")).status()).isEqualTo(403);
        assertThat(new Surfer(API).open("/settings/tokens").header("Location"))
                .isEqualTo("/sign-in?to=%2Fsettings%2Ftokens");
    }

    private static Surfer of(String email) {
        var somebody = new Surfer(API);
        somebody.signIn(email, WORD);
        somebody.open("/settings/tokens");
        return somebody;
    }
}
