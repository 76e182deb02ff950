package dev.runsheet.fire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What was asked of one server counts at the other.
class SharedLimitTest {
    private static final int LIMIT = 40;

    private Pair pair;

    @BeforeEach
    void start() throws IOException {
        pair = new Pair(Map.of("RUNSHEET_RATE_LIMIT_PER_MINUTE", Integer.toString(LIMIT)));
    }

    @AfterEach
    void stop() throws IOException {
        pair.close();
    }

    @Test
    void whoHasAskedOneServerTooOftenIsRefusedByBothAndNothingIsDone() {
        var tag = Map.of("title", "Rye");
        int answered =
                (int)
                        IntStream.range(0, LIMIT + 5)
                                .filter(_ -> pair.wire(0).get("/me").status() == 200)
                                .count();
        assertThat(answered).isEqualTo(LIMIT);
        int more = 0;
        while (pair.wire(1).get("/me").status() == 200) {
            more++;
            ServerProcess.await(25);
        }
        assertThat(more).isLessThan(LIMIT);
        var refused = pair.wire(1).post(pair.org() + "/tags", tag);
        assertThat(refused.status()).as(refused.text()).isEqualTo(429);
        assertThat(refused.json()).containsEntry("code", "RATE_LIMIT_EXCEEDED");
        assertThat(refused.headers().firstValue("X-RateLimit-Limit")).contains("40");
        assertThat(refused.headers().firstValue("X-RateLimit-Remaining")).contains("0");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 61L);
        assertThat(pair.count("select count(*) from tag")).isZero();
        assertThat(pair.wire(1).get("/health/ready").status()).isEqualTo(200);
        System.out.printf(
                "One server answered %d requests, the limit, and the other %d before it knew%n",
                answered, more);
    }
}
