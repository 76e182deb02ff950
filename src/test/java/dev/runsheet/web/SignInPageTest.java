package dev.runsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.people.ForgetSignIns;
import dev.runsheet.people.MembersApi;
import dev.runsheet.people.Password;
import dev.runsheet.people.SetPassword;
import dev.runsheet.platform.http.Pages;
import dev.runsheet.platform.http.Routes;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Surfer;
import dev.runsheet.testing.World;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInPageTest {
    private static final String SITE = "http://127.0.0.1";
    private static final String ANN = "ann@flour.example";
    private static final String WORD = "Rye-bread-7";

    private final ApiServer api = ApiServer.of(SignInPageTest::mount);
    private final Surfer ann = new Surfer(api);

    static void mount(Routes routes) {
        var pages = new Pages(SITE, new NoPage());
        var browser = new BrowserPage(SITE);
        AssetsPage.mount(pages);
        StartPage.mount(pages, browser);
        SignInPage.mount(pages, browser, "");
        SignOutPage.mount(pages, browser);
        MembersApi.mount(routes);
        routes.show(pages);
    }

    @BeforeEach
    void setPassword() {
        change(WORD);
    }

    private void change(String word) {
        var now = World.NOON.minusSeconds(60);
        api.database()
                .database()
                .write(
                        tx -> {
                            SetPassword.run(tx, World.ANN_ID, Password.of(word), now);
                            return null;
                        });
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void whoSignsInSeesWhoTheyAre() {
        assertThat(ann.open("/").header("Location")).isEqualTo("/sign-in");
        assertThat(ann.open("/sign-in").text()).contains("<h1>Sign in</h1>").doesNotContain("or</");
        var in = ann.signIn(" Ann@flour.example ", WORD);
        assertThat(in.status()).isEqualTo(303);
        assertThat(in.header("Location")).isEqualTo("/");
        assertThat(in.header("Set-Cookie"))
                .matches("runsheet=[\\w-]{43}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax");
        assertThat(ann.open("/").text())
                .contains("Hello Ann", "Flour", World.FLOUR.hex(), ANN)
                .doesNotContain("Mill");
    }

    @Test
    void aPageThatWasAskedForIsReachedAfterSigningInAndNoOtherSite() {
        assertThat(ann.open("/?a=1&b=2").header("Location"))
                .isEqualTo("/sign-in?to=%2F%3Fa%3D1%26b%3D2");
        assertThat(ann.open("/sign-in?to=%2F%3Fa%3D1%26b%3D2").text())
                .contains("name=\"to\" value=\"/?a=1&amp;b=2\"");
        for (var to :
                new String[] {"//evil.example", "https://evil.example", "/\\evil", "x", "/\t"}) {
            var fields = Map.of("email", ANN, "password", WORD, "to", to);
            assertThat(new Surfer(api).post("/sign-in", fields).header("Location"))
                    .as(to)
                    .isEqualTo("/");
        }
        var fields = Map.of("email", ANN, "password", WORD, "to", "/?a=1&b=2");
        assertThat(ann.post("/sign-in", fields).header("Location")).isEqualTo("/?a=1&b=2");
        assertThat(ann.open("/sign-in?to=%2F%3Fa").header("Location")).isEqualTo("/?a");
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressLookTheSame() {
        var wrong = ann.signIn(ANN, "Rye-bread-8");
        var unknown = ann.signIn("who@flour.example", WORD);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains("E-mail or password is wrong.")
                .doesNotContain("Rye-bread");
        assertThat(wrong.header("Set-Cookie")).isNull();
        assertThat(unknown.text()).isEqualTo(wrong.text().replace(ANN, "who@flour.example"));
    }

    @Test
    void whoGuessesOnAndOnWaits() {
        for (int i = 0; i < 5; i++) {
            assertThat(ann.signIn(ANN, "guess-" + i).status()).isEqualTo(422);
        }
        var later = ann.signIn(ANN, WORD);
        assertThat(later.status()).isEqualTo(429);
        assertThat(later.text()).contains("Too many attempts. Try again in");
        assertThat(later.header("Retry-After")).isNotNull();
    }

    @Test
    void aSessionIsAnotherAfterEachSignIn() {
        ann.signIn(ANN, WORD);
        var first = ann.cookie("runsheet");
        ann.signIn(ANN, WORD);
        assertThat(ann.cookie("runsheet")).isNotEqualTo(first);
        assertThat(new Surfer(api).keep("runsheet", first).open("/").status()).isEqualTo(303);
        assertThat(ann.open("/").status()).isEqualTo(200);
    }

    @Test
    void whoSignsOutIsOut() {
        ann.signIn(ANN, WORD);
        var session = ann.cookie("runsheet");
        ann.open("/");
        assertThat(ann.submit("/sign-out", Map.of()).header("Location")).isEqualTo("/sign-in");
        assertThat(ann.cookie("runsheet")).isNull();
        assertThat(new Surfer(api).keep("runsheet", session).open("/").status()).isEqualTo(303);
    }

    @Test
    void aFormThatIsNotOfThisSessionHasNoEffect() {
        ann.signIn(ANN, WORD);
        assertThat(ann.post("/sign-out", Map.of()).status()).isEqualTo(403);
        assertThat(ann.post("/sign-out", Map.of("form", "0".repeat(64))).status()).isEqualTo(403);
        ann.open("/");
        var abroad = ann.post("/sign-out", Map.of(), "Sec-Fetch-Site", "cross-site");
        assertThat(abroad.status()).isEqualTo(403);
        assertThat(abroad.text()).contains("You may not do this");
        assertThat(ann.open("/").status()).isEqualTo(200);
    }

    @Test
    void aSessionEndsAfterAWeekWithoutARequestAndAfterThirtyDays() {
        ann.signIn(ANN, WORD);
        var now = World.NOON;
        for (int i = 0; i < 4; i++) {
            now = now.plus(Duration.ofDays(6));
            api.setClock(now);
            assertThat(ann.open("/").status()).isEqualTo(200);
        }
        api.setClock(World.NOON.plus(Duration.ofDays(30)));
        assertThat(ann.open("/").status()).isEqualTo(303);
        ann.signIn(ANN, WORD);
        api.setClock(World.NOON.plus(Duration.ofDays(37)));
        assertThat(ann.open("/").status()).isEqualTo(303);
    }

    @Test
    void sessionsThatEndedAreForgotten() {
        ann.signIn(ANN, WORD);
        ForgetSignIns.run(api.database().database(), World.NOON.plus(Duration.ofDays(7)));
        assertThat(sessions()).isOne();
        ForgetSignIns.run(
                api.database().database(), World.NOON.plus(Duration.ofDays(7)).plusMillis(1));
        assertThat(sessions()).isZero();
    }

    /// They are not in again when somebody enables them.
    @Test
    void whoIsDisabledOnceIsOutAlsoOfABrowserThatNobodyUsedMeanwhile() {
        ann.signIn(ANN, WORD);
        member("role = 'admin', is_default_admin = true", 1002);
        member("is_default_admin = false", 1001);
        var bob = api.as(World.BOB_TOKEN);
        var path = "/organizations/" + World.FLOUR.hex() + "/users/1001/";
        assertThat(bob.delete(path + "disable").status()).isEqualTo(200);
        assertThat(sessions()).isZero();
        assertThat(bob.put(path + "enable", "").status()).isEqualTo(200);
        assertThat(ann.open("/").status()).isEqualTo(303);
        ann.signIn(ANN, WORD);
        assertThat(ann.open("/").status()).isEqualTo(200);
    }

    private long sessions() {
        return api.database()
                .database()
                .write(
                        tx ->
                                tx.createQuery("select count(*) from web_session")
                                        .mapTo(Long.class)
                                        .one());
    }

    @Test
    void whoIsDisabledEverywhereIsOutForGood() {
        ann.signIn(ANN, WORD);
        status("disabled");
        assertThat(ann.open("/").status()).isEqualTo(303);
        status("active");
        assertThat(ann.open("/").status()).isEqualTo(303);
    }

    @Test
    void pagesAreLightAndTheirFilesAreThere() {
        var page = ann.open("/sign-in").text();
        var style = page.replaceAll("(?s).*href=\"(/static/page-\\w+\\.css)\".*", "$1");
        assertThat(page.length() + ann.open(style).text().length()).isLessThan(60_000);
        assertThat(page).doesNotContain("<script", "style=");
        assertThat(ann.open(style).header("Cache-Control")).contains("immutable");
        assertThat(ann.open("/nowhere").text()).contains("There is no such page", "Request ");
    }

    private void status(String word) {
        member("status = '" + word + "'", 1001);
    }

    private void member(String change, long id) {
        api.database()
                .database()
                .write(
                        tx ->
                                tx.execute(
                                        "update member set " + change + " where member_id = ?",
                                        id));
    }
}
