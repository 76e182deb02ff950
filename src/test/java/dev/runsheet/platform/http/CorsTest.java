package dev.runsheet.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What browsers are told where it is said whose pages may call; where it is not, `MountingTest`
/// shows it.
class CorsTest {
    private static final String OURS = "https://app.example";
    private static final Cors NAMED = new Cors(List.of(OURS, "http://localhost:3000"));

    @Test
    void aNamedOriginIsAnsweredWithItself() {
        try (var server = new TestServer(new Routes(), NAMED)) {
            for (var method : List.of("OPTIONS", "GET")) {
                var answer = server.send(method, "/me", "", "Origin", OURS);
                assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                        .contains(OURS);
                assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                        .isEmpty();
                assertThat(answer.headers().allValues("Vary")).contains("Origin");
            }
        }
    }

    @Test
    void anyOtherIsNotAllowedAndItsPreflightStillAnswers() {
        try (var server = new TestServer(new Routes(), NAMED)) {
            var answer = server.send("OPTIONS", "/me", "", "Origin", OURS + ".evil.example");
            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
            assertThat(answer.headers().firstValue("Access-Control-Expose-Headers")).isEmpty();
        }
    }

    @Test
    void anOriginIsASchemeAndAHost() {
        assertThat(List.of("https://app.example", "http://[::1]:3000", "http://localhost:80"))
                .allMatch(Cors::isOrigin);
        assertThat(List.of("app.example", "https://app.example/", "ftp://a.example", "null"))
                .noneMatch(Cors::isOrigin);
    }
}
