package dev.runsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.platform.json.Json;
import dev.runsheet.testing.ApiServer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocsApiTest {
    @Test
    void whoeverAsksGetsTheDescriptionOnBothMounts() {
        try (var api = ApiServer.of(DocsApi::mount)) {
            var reply = api.asNobody().get("/docs/index");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.headers().firstValue("Content-Type"))
                    .hasValue("application/json; charset=utf-8");
            var document = Json.object(reply.text().getBytes(StandardCharsets.UTF_8));
            assertThat(document).containsEntry("swagger", "2.0").containsEntry("basePath", "/api");
            assertThat((Map<?, ?>) document.get("paths")).isNotEmpty();

            assertThat(api.asNobody().get("/api/docs/index").text()).isEqualTo(reply.text());
        }
    }
}
