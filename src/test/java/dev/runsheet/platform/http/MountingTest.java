package dev.runsheet.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runsheet.base.RunId;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MountingTest {
    private static final String ORG = "/organizations/" + TestServer.BAKERY.hex();
    private static final String RUN = "9b1c7e2d4a6f8035c1e7d9f2b4a60813";
    private static final String NO_ENDPOINT =
            """
            {"error":true,"message":"API endpoint not found","code":"ENDPOINT_NOT_FOUND"}"""
                    .strip();
    private static final String NO_RESOURCE =
            """
            {"error":true,"message":"Resource not found","code":"RESOURCE_NOT_FOUND"}"""
                    .strip();
    private static TestServer server;

    @BeforeAll
    static void start() {
        var routes = new Routes();
        routes.get(
                "/organizations/{org}/runs/{run}",
                (call, _) -> Answer.ok(Map.of("run", call.id("run", RunId::new).hex())));
        routes.delete("/organizations/{org}/runs/{run}", (_, _) -> Answer.noContent());
        routes.get("/organizations/{org}/runs/count", (_, _) -> Answer.ok(Map.of("count", 3)));
        routes.get(
                "/organizations/{org}/guests/{guest}",
                (call, _) -> Answer.ok(Map.of("guest", call.path("guest"))));
        routes.get(
                "/organizations/{org}/{kind}/{id}/comments",
                (call, _) -> Answer.ok(Map.of("of", call.path("kind"))));
        routes.get("/me", (call, _) -> Answer.ok(Map.of("id", call.visitor().member())));
        routes.get(
                "/processes/micro-functions/organizations/{org}/ping",
                (call, _) -> Answer.ok(Map.of("org", call.org())));
        routes.get(
                "/applications/{org}/ping",
                (call, _) -> Answer.ok(Map.of("admin", call.actor().isAdmin())));
        routes.open().get("/docs/index", call -> Answer.plain(Map.of("at", call.baseUrl())));
        server = new TestServer(routes);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void bothMountsServeTheSame() {
        assertThat(server.get(ORG + "/runs/" + RUN).body())
                .isEqualTo("{\"data\":{\"run\":\"" + RUN + "\"}}");
        assertThat(server.get("/api" + ORG + "/runs/" + RUN).body())
                .isEqualTo("{\"data\":{\"run\":\"" + RUN + "\"}}");
    }

    @Test
    void theMountIsPartOfTheBaseUrl() {
        assertThat(server.get("/docs/index").body())
                .isEqualTo("{\"at\":\"" + server.url("") + "\"}");
        assertThat(server.get("/api/docs/index").body())
                .isEqualTo("{\"at\":\"" + server.url("/api") + "\"}");
    }

    @Test
    void twoMountsInARowAreUnknown() {
        var answer = server.get("/api/api" + ORG + "/runs/" + RUN);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(NO_ENDPOINT);
    }

    @Test
    void unknownPathsAreEndpointsNotFoundEvenWithoutAToken() {
        for (var path : new String[] {"/", "/api", "/organization/x", ORG, ORG + "//runs", "/ap"}) {
            var answer = server.send("GET", path, "", "Authorization", "none");
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(NO_ENDPOINT);
        }
    }

    @Test
    void anotherVerbOnAKnownPathNamesThoseThatWork() {
        var answer = server.send("PUT", ORG + "/runs/" + RUN, "{}");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).isEqualTo(NO_ENDPOINT);
        assertThat(answer.headers().firstValue("Allow")).contains("DELETE, GET, HEAD, OPTIONS");
    }

    @Test
    void aSlashAtTheEndDoesNotCount() {
        assertThat(server.get(ORG + "/runs/" + RUN + "/").statusCode()).isEqualTo(200);
    }

    @Test
    void idsMatchInAnyCase() {
        var answer =
                server.get(
                        "/organizations/" + upper(TestServer.BAKERY.hex()) + "/runs/" + upper(RUN));
        assertThat(answer.body()).isEqualTo("{\"data\":{\"run\":\"" + RUN + "\"}}");
    }

    @Test
    void anIdOfTheWrongShapeIsNoResource() {
        var answer = server.get(ORG + "/runs/7");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(NO_RESOURCE);
        assertThat(server.get("/organizations/7/runs/" + RUN).body()).isEqualTo(NO_RESOURCE);
    }

    @Test
    void anExactSegmentWinsOverAParameter() {
        assertThat(server.get(ORG + "/runs/count").body()).isEqualTo("{\"data\":{\"count\":3}}");
    }

    @Test
    void aParameterIsTriedWhenTheExactSegmentLeadsNowhere() {
        assertThat(server.get(ORG + "/runs/" + RUN + "/comments").body())
                .isEqualTo("{\"data\":{\"of\":\"runs\"}}");
        assertThat(server.get(ORG + "/tasks/" + RUN + "/comments").body())
                .isEqualTo("{\"data\":{\"of\":\"tasks\"}}");
    }

    @Test
    void segmentsAreDecodedOnceAndAPlusIsAPlus() {
        assertThat(guest("a%40b.example")).contains("\"a@b.example\"");
        assertThat(guest("a@b.example")).contains("\"a@b.example\"");
        assertThat(guest("a+b@c.example")).contains("\"a+b@c.example\"");
        assertThat(guest("a%2Bb%2540%2Fc")).contains("\"a+b%40/c\"");
        assertThat(guest("%C3%A9")).contains("\"é\"");
    }

    @Test
    void brokenPercentEncodingIsMalformed() {
        for (var broken : new String[] {"%", "%4", "%zz", "%ff", "%00", "%c0%80", "\u00c3\u00a9"}) {
            var answer = raw("GET " + ORG + "/guests/" + broken + " HTTP/1.1", "");
            assertThat(answer).as(broken).startsWith("HTTP/1.1 400 ").contains("{\"error\":true,");
        }
    }

    @Test
    void headIsGetWithoutItsBody() {
        var answer = server.send("HEAD", ORG + "/runs/count", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Length")).contains("20");
        assertThat(answer.body()).isEmpty();
        assertThat(raw("HEAD " + ORG + "/runs/count HTTP/1.1", "")).endsWith("\r\n\r\n");
    }

    @Test
    void preflightSucceedsEverywhere() {
        for (var path : new String[] {ORG + "/runs/" + RUN, "/nowhere", "/api/me"}) {
            var answer = server.send("OPTIONS", path, "", "Origin", "https://app.example");
            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElseThrow())
                    .contains("PATCH");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
                    .contains("X-Tallyfy-Client");
        }
    }

    @Test
    void answersToABrowserExposeTheirHeaders() {
        var answer = server.send("GET", "/me", "", "Origin", "https://app.example");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
                .contains("X-Request-Id", "ETag", "Retry-After", "X-RateLimit-Remaining");
    }

    @Test
    void eachKindOfRouteKnowsItsCaller() {
        assertThat(server.get("/me").body()).isEqualTo("{\"data\":{\"id\":1001}}");
        assertThat(server.get("/api/processes/micro-functions" + ORG + "/ping").body())
                .isEqualTo("{\"data\":{\"org\":\"" + TestServer.BAKERY.hex() + "\"}}");
        var application = "/applications/" + TestServer.BAKERY.hex() + "/ping";
        assertThat(server.send("GET", application, "", "Authorization", "Bearer app").body())
                .isEqualTo("{\"data\":{\"admin\":true}}");
        assertThat(server.get(application).statusCode()).isEqualTo(401);
    }

    @Test
    void aRouteMustSayWhomItLetsIn() {
        assertThatThrownBy(() -> new Routes().get("/docs", (_, _) -> Answer.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRouteIsServedOnce() {
        var routes = new Routes();
        routes.get("/me", (_, _) -> Answer.empty());
        routes.get("/me", (_, _) -> Answer.noContent());
        assertThatThrownBy(() -> new TestServer(routes))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("GET /me");
    }

    private static String guest(String segment) {
        return server.get(ORG + "/guests/" + segment).body();
    }

    private static String raw(String line, String body) {
        return server.raw(
                line
                        + "\r\nHost: bakery.example\r\nAuthorization: Bearer ann\r\nConnection: close\r\n\r\n"
                        + body);
    }

    private static String upper(String hex) {
        return hex.toUpperCase(Locale.ROOT);
    }
}
