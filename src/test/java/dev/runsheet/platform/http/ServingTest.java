package dev.runsheet.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class ServingTest {
    private static final String ORG = "/organizations/" + TestServer.BAKERY.hex();

    @Test
    void sixtyFourClientsGetEachTheirOwnAnswer() throws Exception {
        var routes = new Routes();
        routes.post(
                "/organizations/{org}/echo/{n}",
                (call, _) ->
                        Answer.ok(
                                Map.of(
                                        "path", call.path("n"),
                                        "query", call.query().first("n").orElseThrow(),
                                        "body", call.body().raw("n"),
                                        "id", call.requestId())));
        try (var server = new TestServer(routes);
                var clients = Executors.newFixedThreadPool(64)) {
            var works = new ArrayList<Callable<List<String>>>();
            for (int client = 0; client < 64; client++) {
                works.add(talk(server, client));
            }
            for (var work : clients.invokeAll(works)) {
                assertThat(work.get()).isEmpty();
            }
        }
    }

    /// Forty requests in a row; answers what came back wrong.
    private static Callable<List<String>> talk(TestServer server, int client) {
        return () -> {
            var wrong = new ArrayList<String>();
            for (int i = 0; i < 40; i++) {
                var n = client * 1_000 + i;
                var body =
                        server.send(
                                        "POST",
                                        ORG + "/echo/" + n + "?n=" + n,
                                        "{\"n\":" + n + "}",
                                        "X-Request-Id",
                                        "r" + n)
                                .body();
                if (!body.contains("\"path\":\"" + n + "\"")
                        || !body.contains("\"query\":\"" + n + "\"")
                        || !body.contains("\"body\":" + n)
                        || !body.contains("\"id\":\"r" + n + "\"")) {
                    wrong.add(body);
                }
            }
            return wrong;
        };
    }

    @Test
    void aConnectionServesManyRequests() throws IOException {
        var routes = new Routes();
        routes.open().get("/ping", _ -> Answer.empty());
        try (var server = new TestServer(routes);
                var socket = new Socket("127.0.0.1", server.server().port())) {
            socket.setSoTimeout(5_000);
            var request = "GET /ping HTTP/1.1\r\nHost: x\r\n\r\n";
            var last = "GET /ping HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream()
                    .write((request + request + last).getBytes(StandardCharsets.US_ASCII));
            var answers =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answers.split("HTTP/1.1 200 OK", -1)).hasSize(4);
            assertThat(answers.split("Content-Length: 0", -1)).hasSize(4);
        }
    }

    @Test
    void everyRequestIsOneLineOfTheLogWithoutSecrets() {
        var lines = new ArrayList<String>();
        var keeping =
                new Handler() {
                    @Override
                    public void publish(LogRecord line) {
                        lines.add(line.getMessage());
                    }

                    @Override
                    public void flush() {
                        // Nothing is held back.
                    }

                    @Override
                    public void close() {
                        // Nothing is held open.
                    }
                };
        var log = Logger.getLogger("runsheet.access");
        log.addHandler(keeping);
        var routes = new Routes();
        routes.post("/organizations/{org}/tasks/{task}", (_, _) -> Answer.noContent());
        try (var server = new TestServer(routes)) {
            server.send(
                    "POST",
                    ORG + "/tasks/7?code=hidden",
                    "{\"password\":\"hidden\"}",
                    "X-Request-Id",
                    "r1",
                    "X-Tallyfy-Client",
                    "n8n\" x");
            server.get("/nowhere/hidden");
        } finally {
            log.removeHandler(keeping);
        }
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .matches(
                        "\\{\"time\":\"2026-03-06T12:00:00Z\",\"request\":\"r1\",\"method\":\"POST\","
                                + "\"route\":\"/organizations/\\{org}/tasks/\\{task}\",\"status\":204,"
                                + "\"micros\":\\d+,\"org\":\""
                                + TestServer.BAKERY.hex()
                                + "\",\"actor\":\"member:1001\",\"client\":\"n8n\\\\\" x\"}");
        assertThat(lines.get(1)).contains("\"status\":404");
        assertThat(String.join("", lines)).doesNotContain("hidden").doesNotContain("ann");
    }

    @Test
    void requestsAreMeasuredByRoute() {
        var routes = new Routes();
        routes.get("/organizations/{org}/tasks/{task}", (_, _) -> Answer.empty());
        try (var server = new TestServer(routes)) {
            server.get(ORG + "/tasks/7");
            server.get("/nowhere");
            var answer = server.get("/metrics");
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/plain");
            assertThat(answer.body())
                    .contains(
                            "http_server_requests_seconds_count{method=\"GET\","
                                    + "route=\"/organizations/{org}/tasks/{task}\",status=\"200\"} 1",
                            "http_server_requests_seconds_bucket{method=\"ANY\",route=\"none\","
                                    + "status=\"404\",le=\"+Inf\"} 1",
                            "jvm_memory_used_bytes");
        }
    }

    @Test
    void aServerThatStopsFinishesWhatItBegan() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var routes = new Routes();
        routes.open()
                .get(
                        "/slow",
                        _ -> {
                            begun.countDown();
                            await(goOn);
                            return Answer.plain("done");
                        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var server = new TestServer(routes);
            var slow = threads.submit(() -> server.get("/slow"));
            begun.await();
            var stopping = threads.submit(server::close);
            // Whoever comes while it stops is sent away; that is how we know that it has begun to.
            while (server.get("/health/ready").statusCode() == 200) {
                Thread.onSpinWait();
            }
            var late = server.get("/slow");
            goOn.countDown();
            stopping.get();

            assertThat(slow.get().body()).isEqualTo("\"done\"");
            assertThat(late.statusCode()).isEqualTo(503);
            assertThat(late.headers().firstValue("Connection")).contains("close");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
            throw new AssertionError(fault);
        }
    }
}
