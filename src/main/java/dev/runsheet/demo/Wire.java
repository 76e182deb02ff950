package dev.runsheet.demo;

import dev.runsheet.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/// Talks to the server as any client of one person does. Paths begin behind the address of the API.
final class Wire {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String BOUNDARY = "----runsheet-example";
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

    /// A form with a file.
    Map<String, Object> upload(
            String path, Map<String, String> fields, String name, byte[] content) {
        var form = new StringBuilder();
        fields.forEach(
                (field, value) ->
                        form.append(
                                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                                        .formatted(BOUNDARY, field, value)));
        form.append(
                "--%s\r\nContent-Disposition: form-data; name=\"name\"; filename=\"%s\"\r\n\r\n"
                        .formatted(BOUNDARY, name));
        var body =
                BodyPublishers.concat(
                        BodyPublishers.ofString(form.toString()),
                        BodyPublishers.ofByteArray(content),
                        BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
        var type = "multipart/form-data; boundary=" + BOUNDARY;
        return json(checked("POST", path, answer(request("POST", path, type, body))));
    }

    boolean mayRead(String path) {
        return answer(request("GET", path, null)).statusCode() == 200;
    }

    private String send(String method, String path, Map<String, Object> body) {
        return checked(method, path, answer(request(method, path, body)));
    }

    private static String checked(String method, String path, HttpResponse<String> answer) {
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
        return request(method, path, "application/json", text);
    }

    private HttpRequest request(String method, String path, String type, BodyPublisher body) {
        var request =
                HttpRequest.newBuilder(URI.create(api + path))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "application/json")
                        .header("Content-Type", type)
                        .header("X-Tallyfy-Client", "APIClient")
                        .method(method, body);
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
