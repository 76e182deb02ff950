package dev.runsheet.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Settings;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayingTest {
    private static final String RUNS = "/organizations/" + TestServer.BAKERY.hex() + "/runs";
    private final AtomicInteger launched = new AtomicInteger();
    private final Kept kept = new Kept();
    private TestServer server;

    @BeforeEach
    void start() {
        var routes = new Routes();
        routes.post("/organizations/{org}/runs", (call, _) -> launch(call));
        routes.get("/organizations/{org}/runs", (call, _) -> launch(call));
        routes.post("/me", (call, _) -> launch(call));
        server = new TestServer(routes, Settings.DEFAULT, new TestServer.Direct(), kept);
    }

    private Answer launch(Call call) {
        var name = call.body().requiredString("name", 100);
        call.body().refuseIfAny();
        return Answer.created(Map.of("name", name, "number", launched.incrementAndGet()))
                .withETag("v1");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theSameRequestTakesEffectOnceAndIsAnsweredTwice() {
        var first = post("{\"name\":\"x\"}", "k1");
        var second = post("{\"name\":\"x\"}", "k1");
        assertThat(launched).hasValue(1);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("ETag")).contains("\"v1\"");
        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(second.headers().firstValue("Idempotent-Replayed")).contains("true");
    }

    @Test
    void anotherRequestWithTheSameKeyIsInvalid() {
        post("{\"name\":\"x\"}", "k1");
        var other = post("{\"name\":\"y\"}", "k1");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("\"errors\":{\"Idempotency-Key\":[");
        assertThat(
                        server.send(
                                        "POST",
                                        RUNS + "?a=1",
                                        "{\"name\":\"x\"}",
                                        "Idempotency-Key",
                                        "k1")
                                .statusCode())
                .isEqualTo(422);
        assertThat(launched).hasValue(1);
    }

    @Test
    void anotherKeyIsAnotherRequest() {
        post("{\"name\":\"x\"}", "k1");
        post("{\"name\":\"x\"}", "k2");
        assertThat(launched).hasValue(2);
    }

    @Test
    void bothMountsShareTheirKeys() {
        post("{\"name\":\"x\"}", "k1");
        server.send("POST", "/api" + RUNS, "{\"name\":\"x\"}", "Idempotency-Key", "k1");
        assertThat(launched).hasValue(1);
    }

    @Test
    void aRequestStillRunningIsAConflictToTryAgain() {
        kept.busy.add("k1");
        var answer = post("{\"name\":\"x\"}", "k1");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(launched).hasValue(0);
    }

    @Test
    void aRefusalIsNotRemembered() {
        assertThat(post("{}", "k1").statusCode()).isEqualTo(422);
        assertThat(post("{\"name\":\"x\"}", "k1").statusCode()).isEqualTo(201);
    }

    @Test
    void aKeyHasAtMost255Characters() {
        assertThat(post("{\"name\":\"x\"}", "k".repeat(255)).statusCode()).isEqualTo(201);
        assertThat(post("{\"name\":\"x\"}", "k".repeat(256)).statusCode()).isEqualTo(422);
        assertThat(launched).hasValue(1);
    }

    @Test
    void readsAndRoutesOutsideOfAnOrganizationDoNotLookAtKeys() {
        server.send("GET", RUNS, "{\"name\":\"x\"}", "Idempotency-Key", "k1");
        server.send("POST", "/me", "{\"name\":\"x\"}", "Idempotency-Key", "k1");
        post("{\"name\":\"x\"}", "k1");
        assertThat(launched).hasValue(3);
    }

    private HttpResponse<String> post(String body, String key) {
        return server.send("POST", RUNS, body, "Idempotency-Key", key);
    }

    /// Remembers in a map.
    private static final class Kept implements Replays {
        private final Map<Key, Stored> stored = new ConcurrentHashMap<>();
        private final Set<String> busy = ConcurrentHashMap.newKeySet();

        @Override
        public boolean lock(Handle tx, Key key) {
            return !busy.contains(key.key());
        }

        @Override
        public Optional<Stored> find(Handle tx, Key key, Instant now) {
            return Optional.ofNullable(stored.get(key));
        }

        @Override
        public void store(Handle tx, Key key, Stored answer, Instant now) {
            stored.put(key, answer);
        }
    }
}
