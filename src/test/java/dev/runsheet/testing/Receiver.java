package dev.runsheet.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.runsheet.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A server elsewhere that is called, and remembers the calls. It answers 200 unless another answer
/// is asked for.
public final class Receiver implements AutoCloseable {
    /// A call that came in.
    public record Call(String path, String org, String id, String text) {
        public Map<String, Object> body() {
            return Json.map(text);
        }
    }

    private static final List<String> SIGNATURE =
            List.of("webhook-id", "webhook-timestamp", "webhook-signature");

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<List<String>> signed = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private final Map<String, Long> pauses = new ConcurrentHashMap<>();

    public Receiver() {
        try {
            var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            server = HttpServer.create(here, 100);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /// What calls of this path are answered from now on.
    public void answer(String path, int status) {
        statuses.put(path, status);
    }

    /// How long calls of this path wait for their answer from now on.
    public void pause(String path, long millis) {
        pauses.put(path, millis);
    }

    /// Id, moment and signatures of each call; nulls where it was not signed.
    public List<List<String>> signed() {
        return List.copyOf(signed);
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /// What calls of this path said, in the order in which they came.
    public List<Map<String, Object>> heard(String path) {
        return calls.stream().filter(call -> call.path().equals(path)).map(Call::body).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = exchange.getRequestBody().readAllBytes();
            calls.add(
                    new Call(
                            path,
                            exchange.getRequestHeaders().getFirst("X-Tallyfy-orgID"),
                            exchange.getRequestHeaders().getFirst("X-Request-Id"),
                            new String(body, StandardCharsets.UTF_8)));
            signed.add(
                    SIGNATURE.stream()
                            .map(name -> exchange.getRequestHeaders().getFirst(name))
                            .toList());
            Thread.sleep(pauses.getOrDefault(path, 0L));
            var answer = "heard".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(statuses.getOrDefault(path, 200), answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
