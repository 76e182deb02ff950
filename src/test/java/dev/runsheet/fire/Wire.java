package dev.runsheet.fire;

import dev.runsheet.platform.json.Json;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.Upload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Somebody who calls a server in a hurry: connections are kept, and no answer is held against the
/// description. A body is bytes, a text or an upload, which go out as they are, or a value for
/// JSON.
final class Wire {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String base;
    private final Map<String, String> headers;

    Wire(String base, String token) {
        this(base, Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"));
    }

    /// Of somebody without a token.
    static Wire ofNobody(String base) {
        return new Wire(base, Map.of("Content-Type", "application/json"));
    }

    private Wire(String base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    Wire with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Wire(base, more);
    }

    Reply get(String path) {
        return send("GET", path, "");
    }

    Reply post(String path, Object body) {
        return send("POST", path, body);
    }

    Reply put(String path, Object body) {
        return send("PUT", path, body);
    }

    Reply delete(String path) {
        return send("DELETE", path, "");
    }

    Reply send(String method, String path, Object body) {
        try {
            return trySend(method, path, body);
        } catch (IOException fault) {
            throw new AssertionError(method + " " + path + " got no answer", fault);
        }
    }

    /// As `send`, for whoever expects that the server may be gone.
    Reply trySend(String method, String path, Object body) throws IOException {
        var request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(PATIENCE)
                        .method(method, BodyPublishers.ofByteArray(bytes(body)));
        headers.forEach(request::setHeader);
        if (body instanceof Upload upload) {
            request.setHeader("Content-Type", upload.contentType());
        }
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Reply(answer.statusCode(), answer.headers(), answer.body());
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
            throw new AssertionError(fault);
        }
    }

    private static byte[] bytes(Object body) {
        return switch (body) {
            case byte[] raw -> raw;
            case Upload upload -> upload.bytes();
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            default -> Json.bytes(body);
        };
    }
}
