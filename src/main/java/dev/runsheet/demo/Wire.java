package dev.runsheet.demo;

import dev.runsheet.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/// Talks to the server as any client of one person does. Paths begin behind the address of the API.
final class Wire {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String api;
    private final String token;
    private final String series;
    private int written;

    private Wire(String api, String token, String series) {
        this.api = api;
        this.token = token;
        this.series = series;
    }

    static Wire of(String api, String token) {
        return new Wire(api, token, "");
    }

    /// Numbers what it writes, so that a series that was cut off can be sent once more from its
    /// beginning: what was done is not done again.
    static Wire repeatable(String api, String token, String series) {
        return new Wire(api, token, series);
    }

    Map<String, Object> get(String path) {
        return json(send("GET", path, null));
    }

    Map<String, Object> post(String path, Map<String, Object> body) {
        return json(send("POST", path, body));
    }

    Map<String, Object> put(String path, Map<String, Object> body) {
        return json(send("PUT", path, body));
    }

    Map<String, Object> delete(String path) {
        return json(send("DELETE", path, null));
    }

    boolean mayRead(String path) {
        return answer(request("GET", path, null)).statusCode() == 200;
    }

    private String send(String method, String path, Map<String, Object> body) {
        var answer = answer(request(method, path, body));
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    "%s %s answered %d: %s"
                            .formatted(method, path, answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    private HttpRequest request(String method, String path, Map<String, Object> body) {
        var text =
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.text(body));
        var request =
                HttpRequest.newBuilder(URI.create(api + path))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/json")
                        .header("X-Tallyfy-Client", "APIClient")
                        .method(method, text);
        if (!series.isEmpty() && !method.equals("GET")) {
            written++;
            request.header("Idempotency-Key", series + "-" + written);
        }
        return request.build();
    }

    private static HttpResponse<String> answer(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the server was asked", fault);
        }
    }

    /// The whole answer; nothing for an empty one.
    private static Map<String, Object> json(String text) {
        return text.isBlank() ? Map.of() : Json.map(text);
    }
}
