package dev.runsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.people.MembersApi;
import dev.runsheet.platform.db.Transactions;
import dev.runsheet.platform.http.Pages;
import dev.runsheet.platform.oidc.Provider;
import dev.runsheet.platform.oidc.Registration;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.OidcProvider;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.Surfer;
import dev.runsheet.testing.World;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Against a real provider, for which this server stands at an address on the internet.
class ProviderPageTest {
    private static final String SITE = "https://runsheet.example";
    private static final OidcProvider MILL =
            OidcProvider.start().register(SITE + "/sign-in/provider/back");

    /// Those of the server, which is there by the time that anybody signs in.
    private static final Transactions TRANSACTIONS =
            new Transactions() {
                @Override
                public <T> T read(Function<Handle, T> work) {
                    return API.database().database().read(work);
                }

                @Override
                public <T> T write(Function<Handle, T> work) {
                    return API.database().database().write(work);
                }
            };

    private static final ApiServer API = server();

    private static ApiServer server() {
        var browser = new BrowserPage(SITE);
        var provider =
                new Provider(
                        new Registration(
                                MILL.issuer(),
                                OidcProvider.CLIENT,
                                OidcProvider.SECRET,
                                "the mill"));
        return ApiServer.of(
                MembersApi::mount,
                routes -> {
                    var pages = new Pages(SITE, new NoPage());
                    StartPage.mount(pages, browser);
                    SignInPage.mount(pages, browser, provider.name());
                    ProviderPage.mount(pages, browser, provider, TRANSACTIONS, SITE);
                    routes.show(pages);
                });
    }

    @AfterAll
    static void close() {
        API.close();
        MILL.close();
    }

    @Test
    void theButtonLeadsThereAndBackToThePageThatWasAskedFor() {
        var ann = new Surfer(API);
        assertThat(ann.open("/sign-in?to=%2F%3Fa").text())
                .contains("Continue with the mill", "href=\"/sign-in/provider?to=%2F%3Fa\"");
        var sent = ann.open("/sign-in/provider?to=%2F%3Fa");
        assertThat(sent.header("Location"))
                .startsWith(MILL.issuer() + "/auth?")
                .contains("code_challenge_method=S256", "state=", "nonce=");
        assertThat(sent.header("Set-Cookie"))
                .startsWith("__Host-runsheet-provider=")
                .endsWith("; Path=/; Max-Age=600; HttpOnly; SameSite=Lax; Secure");
        var back = comeBack(ann, sent, "Ann@Flour.example");
        assertThat(back.status()).isEqualTo(303);
        assertThat(back.header("Location")).isEqualTo("/?a");
        assertThat(ann.open("/").text()).contains("Hello Ann");
    }

    @Test
    void whoIsInvitedAcceptsByIt() {
        var person =
                Map.of(
                        "email",
                        "zoe@flour.example",
                        "first_name",
                        "",
                        "last_name",
                        "",
                        "role",
                        "light");
        var flour = "/organizations/" + World.FLOUR.hex();
        API.as(World.ANN_TOKEN).post(flour + "/users/invite", person);
        var zoe = new Surfer(API);
        var back = comeBack(zoe, zoe.open("/sign-in/provider"), "zoe@flour.example");
        assertThat(back.status()).isEqualTo(303);
        assertThat(zoe.open("/").text()).contains("Hello Zoe", "Flour", "Light member");
        assertThat(API.as(World.ANN_TOKEN).get(flour + "/users?q=zoe").rows())
                .extracting(row -> row.get("status"))
                .containsExactly("active");
    }

    @Test
    void whoNobodyKnowsIsToldWhomToAsk() {
        var reply = come("zoe@nowhere.example");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text())
                .contains("Nobody here has the address zoe@nowhere.example", "an invitation");
        assertThat(reply.header("Set-Cookie")).isNull();
    }

    @Test
    void anAddressThatIsNotVerifiedSaysNothing() {
        var reply = come("unverified@flour.example");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text()).contains("the mill has not verified your e-mail address");
    }

    @Test
    void whatComesBackInAnotherBrowserLeadsNowhere() {
        var ann = new Surfer(API);
        var sent = ann.open("/sign-in/provider");
        var back = MILL.signIn(URI.create(sent.header("Location")), "ann@flour.example");
        var other = new Surfer(API);
        assertThat(other.open(path(back)).text()).contains("another browser");
        other.open("/sign-in/provider");
        var reply = other.open(path(back));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text()).contains("does not belong to this attempt");
        assertThat(other.keep("__Host-runsheet-provider", "x.%%").open(path(back)).status())
                .isEqualTo(422);
        assertThat(other.open("/").header("Location")).isEqualTo("/sign-in");
    }

    private static Reply come(String login) {
        var somebody = new Surfer(API);
        return comeBack(somebody, somebody.open("/sign-in/provider"), login);
    }

    private static Reply comeBack(Surfer somebody, Reply sent, String login) {
        return somebody.open(path(MILL.signIn(URI.create(sent.header("Location")), login)));
    }

    private static String path(URI back) {
        assertThat(back.toString()).startsWith(SITE + "/");
        return back.getRawPath() + "?" + back.getRawQuery();
    }
}
