package dev.runsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.people.ClientsApi;
import dev.runsheet.people.MeApi;
import dev.runsheet.people.OauthApi;
import dev.runsheet.people.Password;
import dev.runsheet.people.SetPassword;
import dev.runsheet.platform.http.Pages;
import dev.runsheet.platform.http.Routes;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Surfer;
import dev.runsheet.testing.World;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AuthorizePageTest {
    private static final String SITE = "http://127.0.0.1";
    private static final String BACK = "https://app.example/back?a=1";
    private static final String WORD = "Rye-bread-7";

    /// Of RFC 7636, Appendix B.
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static final ApiServer API =
            ApiServer.of(
                    ClientsApi::mount, OauthApi::mount, MeApi::mount, AuthorizePageTest::mount);

    private static String client;
    private static String secret;
    private static String open;

    private static void mount(Routes routes) {
        var pages = new Pages(SITE, new NoPage());
        var browser = new BrowserPage(SITE);
        SignInPage.mount(pages, browser, "");
        AuthorizePage.mount(pages, browser);
        routes.show(pages);
    }

    @BeforeAll
    static void prepare() {
        for (var id : List.of(World.ANN_ID, World.EVE.member().orElseThrow())) {
            API.database()
                    .database()
                    .write(
                            tx -> {
                                SetPassword.run(tx, id, Password.of(WORD), World.NOON);
                                return null;
                            });
        }
        var clients = "/organizations/" + World.FLOUR.hex() + "/x/clients";
        var made =
                API.as(World.ANN_TOKEN)
                        .post(
                                clients,
                                Map.of(
                                        "name",
                                        "Orders",
                                        "redirect_uris",
                                        List.of(BACK, "example.orders:/back")))
                        .data();
        client = made.get("client_id").toString();
        secret = made.get("client_secret").toString();
        open =
                API.as(World.ANN_TOKEN)
                        .post(
                                clients,
                                Map.of(
                                        "name",
                                        "Pocket",
                                        "redirect_uris",
                                        List.of(BACK),
                                        "is_public",
                                        true))
                        .data()
                        .get("client_id")
                        .toString();
    }

    @AfterAll
    static void close() {
        API.close();
    }

    @Test
    void whoIsNotSignedInSignsInFirstAndComesBack() {
        var nobody = new Surfer(API);
        var asked = asked(client, BACK, "code") + "&state=s";
        assertThat(nobody.open(asked).header("Location"))
                .isEqualTo("/sign-in?to=" + encoded(asked));
    }

    @Test
    void thePageSaysWhoWantsWhat() {
        var page = ann().open(asked(client, BACK, "code"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Let Orders act for you?", "Flour", "app.example");
        assertThat(page.header("Content-Security-Policy"))
                .contains("form-action 'self' https://app.example;");
        assertThat(
                        ann().open(asked(client, "example.orders:/back", "code"))
                                .header("Content-Security-Policy"))
                .contains("form-action 'self' example.orders:;");
    }

    @Test
    void aCodeIsGoodForTheTokensOfWhoAllowedIt() {
        var ann = ann();
        ann.open(asked(client, BACK, "code") + "&state=a%20b");
        var sent =
                ann.submit(asked(client, BACK, "code") + "&state=a%20b", Map.of("answer", "allow"));
        assertThat(sent.status()).isEqualTo(302);
        assertThat(sent.header("Location"))
                .matches("https://app\\.example/back\\?a=1&code=[\\w-]{43}&state=a\\+b");
        var tokens =
                API.asNobody()
                        .with("Content-Type", "application/x-www-form-urlencoded")
                        .post(
                                "/oauth/token",
                                "grant_type=authorization_code&client_id=%s&client_secret=%s&code=%s&redirect_uri=%s"
                                        .formatted(
                                                client,
                                                secret,
                                                word(sent.header("Location"), "code"),
                                                encoded(BACK)));
        var token = tokens.json().get("access_token").toString();
        assertThat(API.as(token).get("/me").data()).containsEntry("email", "ann@flour.example");
    }

    @Test
    void aPublicApplicationProvesItselfByItsChallenge() {
        var ann = ann();
        var bare = asked(open, BACK, "code");
        assertThat(ann.open(bare).header("Location"))
                .startsWith(BACK + "&error=invalid_request&error_description=");
        assertThat(ann.open(bare + "&code_challenge=" + CHALLENGE).header("Location"))
                .contains("error=invalid_request");
        var asked = bare + "&code_challenge_method=S256&code_challenge=" + CHALLENGE;
        ann.open(asked);
        var code = word(ann.submit(asked, Map.of("answer", "allow")).header("Location"), "code");
        var tokens =
                API.asNobody()
                        .with("Content-Type", "application/x-www-form-urlencoded")
                        .post(
                                "/oauth/token",
                                "grant_type=authorization_code&client_id=%s&code=%s&code_verifier=%s&redirect_uri=%s"
                                        .formatted(open, code, VERIFIER, encoded(BACK)));
        assertThat(tokens.status()).isEqualTo(200);
    }

    // 14
    @Test
    void b14_aTokenComesInTheFragmentWithItsSixMonths() {
        var ann = ann();
        var asked = "/api" + asked(client, BACK, "token") + "&state=s";
        assertThat(ann.open(asked).status()).isEqualTo(200);
        var to = ann.submit(asked, Map.of("answer", "allow")).header("Location");
        assertThat(to)
                .matches(
                        "https://app\\.example/back\\?a=1#access_token=[\\w-]+&token_type=Bearer"
                                + "&expires_in=15778800&state=s");
        var token = word(to, "access_token");
        assertThat(API.as(token).get("/me").data()).containsEntry("email", "ann@flour.example");
    }

    // 14
    @Test
    void b14_anAddressThatDiffersByOneCharacterIsRefusedWithoutRedirect() {
        for (var redirect : List.of(BACK + "0", BACK.replace("https", "http"), BACK + "/", "")) {
            var no = ann().open(asked(client, redirect, "token"));
            assertThat(no.status()).as(redirect).isEqualTo(400);
            assertThat(no.header("Location")).isNull();
            assertThat(no.header("Content-Type")).startsWith("text/html");
        }
        for (var nobody : List.of("1", "x", "")) {
            var no = new Surfer(API).open(asked(nobody, BACK, "code"));
            assertThat(no.status()).isEqualTo(400);
            assertThat(no.text()).contains("There is no such application");
        }
    }

    @Test
    void aNoGoesBackWithItsState() {
        var ann = ann();
        var asked = asked(client, BACK, "token") + "&state=s";
        ann.open(asked);
        var no = ann.submit(asked, Map.of("answer", "deny")).header("Location");
        assertThat(no).startsWith(BACK + "#error=access_denied").endsWith("&state=s");
        assertThat(new Surfer(API).open(asked(client, BACK, "id_token")).header("Location"))
                .startsWith(BACK + "&error=unsupported_response_type");
    }

    @Test
    void nobodyAllowsByAFormOfAnotherSite() {
        var ann = ann();
        var asked = asked(client, BACK, "token");
        assertThat(ann.post(asked, Map.of("answer", "allow")).status()).isEqualTo(403);
    }

    @Test
    void whoIsNotInTheOrganizationCannotAllowIt() {
        var eve = new Surfer(API);
        eve.signIn("eve@mill.example", WORD);
        var no = eve.open(asked(client, BACK, "code"));
        assertThat(no.status()).isEqualTo(403);
        assertThat(no.text()).contains("eve@mill.example is no active member of Flour");
    }

    private static Surfer ann() {
        var ann = new Surfer(API);
        ann.signIn("ann@flour.example", WORD);
        return ann;
    }

    private static String asked(String client, String redirect, String type) {
        return "/oauth/authorize?client_id=%s&redirect_uri=%s&response_type=%s"
                .formatted(client, encoded(redirect), type);
    }

    private static String word(String address, String key) {
        return address.replaceFirst(".*[?&#]" + key + "=([^&]+).*", "$1");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
