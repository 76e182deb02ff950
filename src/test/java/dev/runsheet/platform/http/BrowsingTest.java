package dev.runsheet.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Problem;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class BrowsingTest {
    private static final String SITE = "https://runsheet.example";
    private static final Cookie COOKIE = Cookie.of("crumb", SITE);
    private static final TestServer SERVER = new TestServer(routes());

    private static Routes routes() {
        var pages =
                new Pages(
                        SITE,
                        (status, message, id) ->
                                "<p>%d %s %s"
                                        .formatted(status, message, id)
                                        .getBytes(StandardCharsets.UTF_8));
        pages.get("/", (call, _) -> said("Hello " + call.cookie(COOKIE).orElse("nobody")));
        pages.get(
                "/bread/{kind}",
                (call, _) -> {
                    throw new Problem.Forbidden("No " + call.path("kind")).refuse();
                });
        pages.get(
                "/broken",
                (_, _) -> {
                    throw new IllegalStateException("burnt");
                });
        pages.post(
                "/order",
                (call, _) ->
                        Answer.seeOther("/bread/" + call.typed("kind"))
                                .withCookie(COOKIE, "rye", Duration.ofDays(1)));
        pages.get("/api/order", (_, _) -> said("Order"));
        pages.alone("/far", _ -> said("Far away"));
        pages.asset("/static/oven-1a2b.css", new byte[] {'a', '{', '}'}, "text/css");
        var routes = new Routes();
        routes.open().get("/flour", _ -> Answer.plain("flour"));
        routes.show(pages);
        return routes;
    }

    private static Answer said(String text) {
        return Answer.page(text.getBytes(StandardCharsets.UTF_8));
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void aPageIsAskedAgainEachTimeAndStandsInNobodysFrame() {
        var reply = SERVER.get("/");
        assertThat(reply.body()).isEqualTo("Hello nobody");
        assertThat(header(reply, "Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(header(reply, "Content-Security-Policy"))
                .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'")
                .doesNotContain("script-src", "unsafe");
        assertThat(header(reply, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(reply, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(reply, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(reply, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(reply, "Strict-Transport-Security")).isEqualTo("max-age=31536000");
        assertThat(SERVER.get("/far").body()).isEqualTo("Far away");
    }

    @Test
    void anAssetIsKeptForEver() {
        var reply = SERVER.get("/static/oven-1a2b.css");
        assertThat(reply.body()).isEqualTo("a{}");
        assertThat(header(reply, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    }

    @Test
    void aNoIsAPageWithTheNumberOfTheRequest() {
        var reply = SERVER.send("GET", "/bread/rye", "", "X-Request-Id", "abc");
        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(reply.body()).isEqualTo("<p>403 No rye abc");
        assertThat(header(reply, "Content-Security-Policy")).isNotNull();
        var broken = SERVER.send("GET", "/broken", "", "X-Request-Id", "abc");
        assertThat(broken.statusCode()).isEqualTo(500);
        assertThat(broken.body()).isEqualTo("<p>500 Server Error abc");
    }

    @Test
    void whoOpensAnAddressThatIsNoneSeesAPageAndAProgramSeesJson() {
        var page = SERVER.send("GET", "/cake", "", "Accept", "text/html,*/*", "X-Request-Id", "a");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).isEqualTo("<p>404 API endpoint not found a");
        assertThat(SERVER.get("/cake").body()).startsWith("{\"error\":true");
        assertThat(SERVER.send("GET", "/api/cake", "", "Accept", "text/html").body())
                .startsWith("{\"error\":true");
    }

    @Test
    void aPageIsNotBelowTheMountOfTheApiUnlessItSaysSo() {
        assertThat(SERVER.get("/api/bread/rye").statusCode()).isEqualTo(404);
        assertThat(SERVER.get("/api/order").body()).isEqualTo("Order");
        assertThat(SERVER.get("/api/flour").statusCode()).isEqualTo(200);
    }

    @Test
    void aFormLeadsOnWithACookieThatIsBoundToTheSite() {
        var reply = order();
        assertThat(reply.statusCode()).isEqualTo(303);
        assertThat(header(reply, "Location")).isEqualTo("/bread/rye");
        assertThat(header(reply, "Set-Cookie"))
                .isEqualTo(
                        "__Host-crumb=rye; Path=/; Max-Age=86400; HttpOnly; SameSite=Lax; Secure");
        assertThat(SERVER.send("GET", "/", "", "Cookie", "a=b; __Host-crumb=rye; c=d").body())
                .isEqualTo("Hello rye");
    }

    @Test
    void aFormOfAnotherSiteHasNoEffect() {
        assertThat(order("Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
        assertThat(order("Sec-Fetch-Site", "same-site").statusCode()).isEqualTo(403);
        assertThat(order("Origin", "https://evil.example").statusCode()).isEqualTo(403);
        assertThat(order("Origin", "null").statusCode()).isEqualTo(403);
        assertThat(order("Sec-Fetch-Site", "same-origin", "Origin", "null").statusCode())
                .isEqualTo(303);
        assertThat(order("Origin", SITE).statusCode()).isEqualTo(303);
        assertThat(order("Origin", SERVER.url("")).statusCode()).isEqualTo(303);
    }

    private static HttpResponse<String> order(String... headers) {
        var all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "application/x-www-form-urlencoded";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return SERVER.send("POST", "/order", "kind=rye", all);
    }

    private static String header(HttpResponse<String> reply, String name) {
        return reply.headers().firstValue(name).orElse(null);
    }
}
