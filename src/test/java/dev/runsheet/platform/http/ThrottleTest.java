package dev.runsheet.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.platform.http.Throttle.Standing;
import dev.runsheet.platform.json.Json;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final int LIMIT = 3;
    private static final String BREAD_PATTERN = "/organizations/{org}/bread";
    private static final String BREAD = "/organizations/" + TestServer.BAKERY.hex() + "/bread";

    private final AtomicLong second = new AtomicLong(1_000);
    private final Throttle throttle = new Throttle(LIMIT, second::get);

    @Test
    void whoeverAskedTooOftenWaitsUntilTheFirstIsAMinuteOld() {
        assertThat(throttle.ask("ann")).isEqualTo(new Standing(LIMIT, 2, 0));
        second.addAndGet(20);
        assertThat(throttle.ask("ann")).isEqualTo(new Standing(LIMIT, 1, 0));
        assertThat(throttle.ask("ann")).isEqualTo(new Standing(LIMIT, 0, 0));
        assertThat(throttle.ask("ann")).isEqualTo(new Standing(LIMIT, 0, 41));
        assertThat(throttle.ask("bob")).isEqualTo(new Standing(LIMIT, 2, 0));
        second.addAndGet(41);
        assertThat(throttle.ask("ann")).isEqualTo(new Standing(LIMIT, 0, 0));
        assertThat(throttle.ask("ann")).isEqualTo(new Standing(LIMIT, 0, 20));
    }

    @Test
    void whatIsRefusedCountsForNothing() {
        for (int i = 0; i < LIMIT * 10; i++) {
            throttle.ask("ann");
        }
        second.addAndGet(61);
        assertThat(throttle.ask("ann").remaining()).isEqualTo(LIMIT - 1);
    }

    @Test
    void theLimitIsToldOnEveryAnswerAndKeptBeforeAnyEffect() {
        var effects = new AtomicInteger();
        var routes = new Routes();
        routes.post(
                BREAD_PATTERN, (_, _) -> Answer.created(Map.of("n", effects.incrementAndGet())));
        routes.get(BREAD_PATTERN, (_, _) -> Answer.empty());
        try (var server = new TestServer(routes, throttle)) {
            assertThat(told(server.send("POST", BREAD, "{}"))).isEqualTo("201 3 2");
            assertThat(told(server.send("GET", BREAD, ""))).isEqualTo("200 3 1");
            assertThat(told(server.send("POST", "/api" + BREAD, "{"))).isEqualTo("201 3 0");
            var refused = server.send("POST", BREAD, "{}");
            assertThat(told(refused)).isEqualTo("429 3 0");
            assertThat(refused.headers().firstValue("Retry-After")).contains("61");
            assertThat(Json.map(refused.body()))
                    .isEqualTo(
                            Map.of(
                                    "error",
                                    true,
                                    "message",
                                    "You've reached the limit of 3 requests per minute. Please try again later.",
                                    "code",
                                    "RATE_LIMIT_EXCEEDED"));
            assertThat(effects).hasValue(2);
            second.addAndGet(61);
            assertThat(told(server.send("POST", BREAD, "{}"))).isEqualTo("201 3 2");
        }
    }

    @Test
    void whoHasNoTokenIsCountedByAddressAndHealthByNobody() {
        var routes = new Routes();
        routes.open().post("/oauth/token", (_, _) -> Answer.empty());
        routes.get(BREAD_PATTERN, (_, _) -> Answer.empty());
        try (var server = new TestServer(routes, throttle)) {
            for (int i = 0; i < LIMIT; i++) {
                assertThat(server.send("POST", "/oauth/token", "").statusCode()).isEqualTo(200);
            }
            assertThat(told(server.send("POST", "/oauth/token", ""))).isEqualTo("429 3 0");
            assertThat(told(server.send("GET", BREAD, ""))).isEqualTo("200 3 2");
            for (int i = 0; i < LIMIT * 2; i++) {
                assertThat(told(server.get("/health/live"))).isEqualTo("200  ");
            }
        }
    }

    @Test
    void whatIsNoTokenIsCountedByAddressAndNobodySuffersFromIt() {
        var routes = new Routes();
        routes.get(BREAD_PATTERN, (_, _) -> Answer.empty());
        try (var server = new TestServer(routes, throttle)) {
            for (int i = 1; i <= LIMIT; i++) {
                var token = i == 1 ? "Basic x" : "Bearer x";
                assertThat(told(server.send("GET", BREAD, "", "Authorization", token)))
                        .isEqualTo("401 3 " + (LIMIT - i));
            }
            for (var token : List.of("Basic x", "Bearer x")) {
                assertThat(told(server.send("GET", BREAD, "", "Authorization", token)))
                        .isEqualTo("429 3 0");
            }
            assertThat(told(server.send("GET", BREAD, ""))).isEqualTo("200 3 2");
        }
    }

    @Test
    void whoMayNotComeInIsToldSoAndNotCounted() {
        var routes = new Routes();
        routes.get(BREAD_PATTERN, (_, _) -> Answer.empty());
        try (var server = new TestServer(routes, throttle)) {
            for (int i = 0; i < LIMIT * 2; i++) {
                assertThat(told(server.send("GET", BREAD, "", "Authorization", "Bearer stranger")))
                        .isEqualTo("403  ");
            }
            assertThat(told(server.send("GET", BREAD, ""))).isEqualTo("200 3 2");
        }
    }

    @Test
    void aLimitOfZeroIsNone() {
        var routes = new Routes();
        routes.get(BREAD_PATTERN, (_, _) -> Answer.empty());
        try (var server = new TestServer(routes, new Throttle(0))) {
            assertThat(told(server.send("GET", BREAD, ""))).isEqualTo("200  ");
        }
    }

    private static String told(HttpResponse<String> answer) {
        return answer.statusCode()
                + " "
                + answer.headers().firstValue("X-RateLimit-Limit").orElse("")
                + " "
                + answer.headers().firstValue("X-RateLimit-Remaining").orElse("");
    }
}
