package dev.runsheet.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.runsheet.base.FieldError;
import dev.runsheet.base.Problem;
import dev.runsheet.base.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RefusingTest {
    private static final String ORG = "/organizations/" + TestServer.BAKERY.hex();
    private static TestServer server;

    @BeforeAll
    static void start() {
        var routes = new Routes();
        refuse(routes, "missing", new Problem.NotFound("run"));
        refuse(routes, "forbidden", new Problem.Forbidden("Only an admin may."));
        refuse(routes, "conflict", new Problem.Conflict("This task is already completed."));
        refuse(
                routes,
                "invalid",
                new Problem.Invalid(
                        List.of(
                                new FieldError("name", "The name field is required."),
                                new FieldError("owners.users.0", "Unknown."),
                                new FieldError("name", "And too long."))));
        refuse(routes, "malformed", new Problem.Malformed("Not JSON."));
        refuse(routes, "large", new Problem.TooLarge("Too large."));
        refuse(routes, "unknown", new Problem.Unauthenticated("unauthenticated"));
        refuse(routes, "grant", new Problem.BadGrant("invalid_grant", "Spent.", false));
        refuse(routes, "client", new Problem.BadGrant("invalid_client", "Who?", true));
        refuse(routes, "running", new Problem.StillRunning("Still running."));
        refuse(routes, "stale", new Problem.Stale("Changed.", Map.of("id", "7"), "v2"));
        refuse(routes, "many", new Problem.TooMany("Slow down.", 17));
        routes.open()
                .get(
                        "/bug",
                        _ -> {
                            throw new IllegalStateException("secret detail");
                        });
        routes.open()
                .get(
                        "/overflow",
                        _ -> {
                            throw new StackOverflowError();
                        });
        routes.open()
                .get(
                        "/file",
                        _ -> {
                            throw new UncheckedIOException(new IOException("disk"));
                        });
        routes.open().get("/token", call -> Answer.plain(call.token()));
        var endless = new HashMap<String, Object>();
        endless.put("again", endless);
        routes.open().get("/unwritable", _ -> Answer.plain(endless));
        routes.post("/organizations/{org}/echo", (call, _) -> Answer.ok(call.body().values()));
        server = new TestServer(routes);
    }

    private static void refuse(Routes routes, String name, Problem problem) {
        routes.open()
                .get(
                        "/" + name,
                        _ -> {
                            throw problem.refuse();
                        });
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyProblemHasItsStatusAndShape() {
        expect(
                "/missing",
                404,
                "{\"error\":true,\"message\":\"Resource not found\",\"code\":\"RESOURCE_NOT_FOUND\"}");
        expect("/forbidden", 403, "{\"error\":true,\"message\":\"Only an admin may.\"}");
        expect(
                "/conflict",
                422,
                "{\"error\":true,\"message\":\"This task is already completed.\",\"errors\":{}}");
        expect(
                "/invalid",
                422,
                "{\"error\":true,\"message\":\"The name field is required.\",\"errors\":{\"name\":[\"The name field is required.\",\"And too long.\"],\"owners.users.0\":[\"Unknown.\"]}}");
        expect("/malformed", 400, "{\"error\":true,\"message\":\"Not JSON.\"}");
        expect("/large", 413, "{\"error\":true,\"message\":\"Too large.\"}");
        expect("/unknown", 401, "{\"error\":true,\"message\":\"unauthenticated\"}");
        expect(
                "/grant",
                400,
                "{\"error\":\"invalid_grant\",\"error_description\":\"Spent.\",\"message\":\"Spent.\"}");
        expect(
                "/client",
                401,
                "{\"error\":\"invalid_client\",\"error_description\":\"Who?\",\"message\":\"Who?\"}");
        expect("/running", 409, "{\"error\":true,\"message\":\"Still running.\"}");
        expect("/stale", 412, "{\"error\":true,\"message\":\"Changed.\",\"data\":{\"id\":\"7\"}}");
        expect(
                "/many",
                429,
                "{\"error\":true,\"message\":\"Slow down.\",\"code\":\"RATE_LIMIT_EXCEEDED\"}");
    }

    @Test
    void aClientLearnsWhenToTryAgain() {
        assertThat(server.get("/many").headers().firstValue("Retry-After")).contains("17");
        assertThat(server.get("/running").headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void aStaleWriteLearnsTheVersionOfNow() {
        assertThat(server.get("/stale").headers().firstValue("ETag")).contains("\"v2\"");
    }

    @Test
    void aBugTellsNothingButItsRequest() {
        for (var path : new String[] {"/bug", "/overflow", "/unwritable"}) {
            expect(path, 500, "{\"error\":true,\"message\":\"Server Error\"}");
        }
    }

    @Test
    void everyAnswerHasTheIdOfItsRequest() {
        assertThat(server.get("/bug").headers().firstValue("X-Request-Id").orElseThrow())
                .matches("[0-9a-f]{32}");
        assertThat(server.get("/nowhere").headers().firstValue("X-Request-Id")).isPresent();
        assertThat(
                        server.send("GET", "/missing", "", "X-Request-Id", "my-id.7")
                                .headers()
                                .firstValue("X-Request-Id"))
                .contains("my-id.7");
        assertThat(
                        server.send("GET", "/missing", "", "X-Request-Id", "<script>")
                                .headers()
                                .firstValue("X-Request-Id")
                                .orElseThrow())
                .matches("[0-9a-f]{32}");
    }

    @Test
    void theDateIsInGmtWhateverTheZoneOfTheMachine() {
        for (var path : new String[] {"/missing", "/unwritable"}) {
            var date = server.get(path).headers().firstValue("Date").orElseThrow();
            var at = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
            assertThat(date).endsWith(" GMT");
            assertThat(at).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        }
        assertThat(server.raw("NONSENSE\r\n\r\n")).containsPattern("Date: .* GMT\r\n");
    }

    @Test
    void aTokenStandsBehindExactlyOneSpace() {
        assertThat(authorized("Bearer ann")).startsWith("HTTP/1.1 200 ");
        assertThat(authorized("bearer ann")).startsWith("HTTP/1.1 200 ");
        for (var bad :
                new String[] {
                    "Bearer  ann",
                    "Bearerann",
                    "ann",
                    "Bearer",
                    "Bearer ",
                    "Bearer ann ann",
                    "Basic ann",
                    "Bearer\tann",
                    "",
                    "Bearer bob"
                }) {
            assertThat(authorized(bad))
                    .as(bad)
                    .startsWith("HTTP/1.1 401 ")
                    .contains("{\"error\":true,\"message\":\"unauthenticated\"}");
        }
        assertThat(
                        server.raw(
                                "POST "
                                        + ORG
                                        + "/echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 401 ");
    }

    @Test
    void anOpenRouteMayAskForATokenItself() {
        assertThat(server.get("/token").body()).isEqualTo("\"ann\"");
        assertThat(server.send("GET", "/token", "", "Authorization", "none").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aStrangerIsForbidden() {
        var answer = server.send("POST", ORG + "/echo", "", "Authorization", "Bearer stranger");
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void aFaultOfOurOwnFilesIsABugNotABrokenConnection() {
        expect("/file", 500, "{\"error\":true,\"message\":\"Server Error\"}");
    }

    @Test
    void whatIsNoHttpIsAnsweredInJsonAllTheSame() {
        for (var request :
                new String[] {
                    "NONSENSE\r\n\r\n",
                    "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                    "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n",
                    "GET / HTTP/1.1\r\n\r\n",
                    "GET / HTTP/1.1\r\nHost: x\r\nBad Header: y\r\n\r\n",
                    "GET / HTTP/1.1\r\nHost: x\r\nA: " + "y".repeat(20_000) + "\r\n\r\n",
                    "GET /" + "y".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n",
                    "POST " + ORG + "/echo HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n"
                }) {
            var answer = server.raw(request);
            assertThat(answer)
                    .as(request.substring(0, Math.min(60, request.length())))
                    .startsWith("HTTP/1.1 4")
                    .contains("{\"error\":true,", "X-Request-Id: ");
        }
    }

    @Test
    void theClientHeaderIsAskedForOnlyWhenSoConfigured() {
        var routes = new Routes();
        routes.get("/me", (_, _) -> Answer.empty());
        try (var strict =
                new TestServer(
                        routes,
                        requiringClient(),
                        new TestServer.Direct(),
                        new TestServer.NoReplays())) {
            assertThat(strict.get("/me").body())
                    .isEqualTo("{\"error\":true,\"message\":\"missing required headers\"}");
            assertThat(strict.send("GET", "/me", "", "X-Tallyfy-Client", "n8n").statusCode())
                    .isEqualTo(200);
            assertThat(strict.get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    private static Settings requiringClient() {
        var usual = Settings.DEFAULT;
        return new Settings(
                true,
                usual.dateMillis(),
                usual.ownersShape(),
                usual.runWriteProgress(),
                usual.unknownFieldKeys(),
                usual.oneoffPutRequiresCoreFields(),
                usual.completionAcceptsTaskdata(),
                usual.openStatusLiteral(),
                usual.launchTasksMap(),
                usual.putRunAbsentLists(),
                usual.automationFire(),
                usual.reevaluateOnPrerunEdit(),
                usual.webhookRetries(),
                usual.strictValidation(),
                usual.membership());
    }

    private static void expect(String path, int status, String body) {
        var answer = server.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/json; charset=utf-8");
    }

    private static String authorized(String header) {
        return server.raw(
                "POST "
                        + ORG
                        + "/echo HTTP/1.1\r\nHost: x\r\nAuthorization: "
                        + header
                        + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }
}
