package dev.runsheet.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThrottleTest {
    @Test
    void whoeverAsksTooOftenWaits() {
        var routes = new Routes();
        routes.toThePublic().get("/bread", (_, _) -> Answer.empty());
        try (var server = new TestServer(routes)) {
            int asked = 0;
            while (asked < 2_000 && server.get("/bread").statusCode() == 200) {
                asked++;
            }
            var refused = server.get("/bread");
            assertThat(asked).isBetween(600, 1_999);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body()).contains("RATE_LIMIT_EXCEEDED");
            assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1, 2);
        }
    }
}
