package dev.runsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.OrgId;
import dev.runsheet.people.MembersApi;
import dev.runsheet.people.PostResets;
import dev.runsheet.platform.http.Pages;
import dev.runsheet.platform.http.Routes;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Letterbox;
import dev.runsheet.testing.Mailed;
import dev.runsheet.testing.Surfer;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the links in letters lead to.
class LettersLeadHereTest {
    private static final String SITE = "http://127.0.0.1";
    private static final String BOB = "bob@flour.example";
    private static final String WORD = "Rye-bread-7";
    private static final Pattern LINK = Pattern.compile(Letterbox.SITE + "(/set-password/\\S+)");

    private final ApiServer api = ApiServer.of(MembersApi::mount, LettersLeadHereTest::mount);
    private final Letterbox mail = new Letterbox();
    private final Surfer somebody = new Surfer(api);

    static void mount(Routes routes) {
        var pages = new Pages(SITE, new NoPage());
        var browser = new BrowserPage(SITE);
        AssetsPage.mount(pages);
        StartPage.mount(pages, browser);
        ElsewherePage.mount(pages);
        SignInPage.mount(pages, browser, "");
        SignOutPage.mount(pages, browser);
        ForgottenPasswordPage.mount(pages);
        SetPasswordPage.mount(pages, browser, Mailed.LINKS);
        TokensPage.mount(pages, browser, SITE);
        routes.show(pages);
    }

    @AfterEach
    void close() {
        mail.close();
        api.close();
    }

    @Test
    void whoForgotTheirPasswordSetsAnotherAndIsSignedInWithNoneElse() {
        var link = forgotten();
        var page = somebody.open(link);
        assertThat(page.text()).contains("Set another password", BOB).doesNotContain("First name");
        var tooShort = somebody.post(link, Map.of("password", "rye"));
        assertThat(tooShort.status()).isEqualTo(422);
        assertThat(tooShort.text())
                .contains(
                        "href=\"#password\"",
                        "The password must have 6 to 127 characters.",
                        "aria-invalid=\"true\"",
                        "aria-describedby=\"password-help password-fault\"")
                .doesNotContain("value=\"rye\"");
        var elsewhere = new Surfer(api);
        assertThat(somebody.post(link, Map.of("password", WORD)).header("Location")).isEqualTo("/");
        assertThat(somebody.open("/").text()).contains("Hello Bob");
        elsewhere.signIn(BOB, WORD);
        assertThat(elsewhere.open("/").status()).isEqualTo(200);

        api.setClock(World.NOON.plusSeconds(1));
        var again = forgotten();
        new Surfer(api).post(again, Map.of("password", WORD + "8"));
        assertThat(elsewhere.open("/").status()).isEqualTo(303);
        assertThat(somebody.open("/").status()).isEqualTo(303);
    }

    @Test
    void aLinkIsGoodOnceAndAnInventedOneNever() {
        var link = forgotten();
        somebody.post(link, Map.of("password", WORD));
        for (var spent : new String[] {link, link.replaceFirst(".$", "x"), "/set-password/x"}) {
            var no = new Surfer(api).open(spent);
            assertThat(no.status()).isEqualTo(404);
            assertThat(no.text()).contains("This link is good no longer", "Get another link");
            assertThat(somebody.post(spent, Map.of("password", WORD)).status()).isEqualTo(404);
        }
    }

    @Test
    void theAnswerIsTheSameWhoeverHasTheAddress() {
        var bob = somebody.post("/forgotten-password", Map.of("email", BOB));
        assertThat(bob.text()).contains("Look at your mail");
        for (var other : new String[] {"zoe@nowhere.example", "no address", ""}) {
            var reply = somebody.post("/forgotten-password", Map.of("email", other));
            assertThat(reply.text()).isEqualTo(bob.text());
        }
    }

    @Test
    void whoIsInvitedSaysWhoTheyAreAndIsIn() {
        var link = invited("zoe@flour.example");
        assertThat(somebody.open(link).text())
                .contains("Join Flour", "You were invited as zoe@flour.example", "First name");
        var bad = Map.of("first_name", "www.evil.example", "last_name", "Rye", "password", "x");
        var again = somebody.post(link, bad);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text())
                .contains("The first name may not be a link.", "value=\"Rye\"", "#password");
        var good = Map.of("first_name", "Zoe", "last_name", "Rye", "password", WORD);
        assertThat(somebody.post(link, good).header("Location")).isEqualTo("/");
        assertThat(somebody.open("/").text()).contains("Hello Zoe", "Flour");
        var zoe =
                api.as(World.ANN_TOKEN)
                        .get("/organizations/" + World.FLOUR.hex() + "/users?q=zoe")
                        .rows()
                        .getFirst();
        assertThat(zoe).containsEntry("last_login_at", "2026-03-06T12:00:00.000Z");
    }

    @Test
    void anInvitationIsNoWayAroundAPassword() {
        var first = forgotten();
        new Surfer(api).post(first, Map.of("password", WORD));
        var link = invitedTo(World.MILL, World.EVE_TOKEN, BOB);
        assertThat(somebody.open(link).text())
                .contains("Join Mill")
                .doesNotContain("password\" type", "First name");
        assertThat(somebody.post(link, Map.of()).header("Location")).isEqualTo("/");
        assertThat(somebody.cookie("runsheet")).isNull();
        somebody.signIn(BOB, WORD);
        assertThat(somebody.open("/").text()).contains("Flour", "Mill");
    }

    @Test
    void whatNoPageShowsIsSeenElsewhere() {
        var nobodys = World.FLOUR.hex();
        for (var path :
                List.of(
                        "/home",
                        "/tasks",
                        "/tasks/" + nobodys,
                        "/runs/" + nobodys,
                        "/templates/" + nobodys,
                        "/guest-all-task/" + nobodys + "/" + nobodys)) {
            var page = somebody.open(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.text()).contains("See it where you work", "To the start");
        }
    }

    private String forgotten() {
        new Surfer(api).post("/forgotten-password", Map.of("email", BOB));
        PostResets.run(api.database().database(), World.NOON);
        return letter(BOB);
    }

    private String invited(String email) {
        return invitedTo(World.FLOUR, World.ANN_TOKEN, email);
    }

    private String invitedTo(OrgId org, String token, String email) {
        var person = Map.of("email", email, "first_name", "", "last_name", "", "role", "standard");
        var reply = api.as(token).post("/organizations/" + org.hex() + "/users/invite", person);
        assertThat(reply.status()).as(reply.text()).isBetween(200, 201);
        return letter(email);
    }

    /// The latest link to that address.
    private String letter(String to) {
        mail.deliver(api);
        return mail.lettersTo(to).stream()
                .map(letter -> LINK.matcher(letter.text()))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .reduce((_, next) -> next)
                .orElseThrow();
    }
}
