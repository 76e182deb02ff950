package dev.runsheet.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MountingTest {
    private static final String BAKERY = "/organizations/" + TestServer.BAKERY.hex();
    private static TestServer server;

    @BeforeAll
    static void start() {
        var routes = new Routes();
        routes.get(
                "/organizations/{org}/runs/{run}",
                (call, _) -> Answer.ok(Map.of("run", call.path("run"))));
        routes.get("/organizations/{org}/runs/count", (_, _) -> Answer.ok(Map.of("count", 3)));
        routes.delete("/organizations/{org}/runs/{run}", (_, _) -> Answer.noContent());
        server = new TestServer(routes);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void bothMountsServeTheSame() {
        assertThat(server.get(BAKERY + "/runs/7").body()).isEqualTo("{\"data\":{\"run\":\"7\"}}");
        assertThat(server.get("/api" + BAKERY + "/runs/7").body())
                .isEqualTo(server.get(BAKERY + "/runs/7").body());
    }
}
