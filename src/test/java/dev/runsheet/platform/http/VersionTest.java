package dev.runsheet.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VersionTest {
    @Test
    void anotherVersionIsPreconditionFailed() {
        var routes = new Routes();
        routes.put(
                "/me",
                (call, _) -> {
                    call.match("v1", () -> Map.of("version", 1));
                    return Answer.ok(Map.of("version", 2)).withETag("v2");
                });
        try (var server = new TestServer(routes)) {
            assertThat(server.send("PUT", "/me", "").statusCode()).isEqualTo(200);
            for (var fits : List.of("\"v1\"", "*", "\"v0\", \"v1\"")) {
                var answer = server.send("PUT", "/me", "", "If-Match", fits);
                assertThat(answer.statusCode()).as(fits).isEqualTo(200);
                assertThat(answer.headers().firstValue("ETag")).contains("\"v2\"");
            }
            for (var stale : List.of("\"v0\"", "W/\"v1\"", "v1")) {
                var answer = server.send("PUT", "/me", "", "If-Match", stale);
                assertThat(answer.statusCode()).as(stale).isEqualTo(412);
                assertThat(answer.body()).endsWith("\"data\":{\"version\":1}}");
                assertThat(answer.headers().firstValue("ETag")).contains("\"v1\"");
            }
        }
    }

    @Test
    void aVersionThatTheClientHasIsNotSentAgain() {
        var routes = new Routes();
        routes.get("/me", (_, _) -> Answer.ok(Map.of("id", 7)).withETag("v1"));
        try (var server = new TestServer(routes)) {
            var same = server.send("GET", "/me", "", "If-None-Match", "W/\"v1\"");
            assertThat(same.statusCode()).isEqualTo(304);
            assertThat(same.body()).isEmpty();
            assertThat(same.headers().firstValue("ETag")).contains("\"v1\"");
            assertThat(server.send("GET", "/me", "", "If-None-Match", "\"v0\"").statusCode())
                    .isEqualTo(200);
        }
    }
}
