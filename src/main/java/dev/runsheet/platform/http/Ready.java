package dev.runsheet.platform.http;

import dev.runsheet.platform.json.Json;
import java.util.Map;

/// An answer as it goes over the wire: `stream`, unless it is null, stands in for the body.
record Ready(
        int status,
        Map<String, String> headers,
        byte[] body,
        Streamed stream,
        Runnable afterwards) {
    private static final byte[] NOTHING = {};

    Ready(int status, Map<String, String> headers, byte[] body) {
        this(status, headers, body, null, () -> {});
    }

    static Ready of(Answer answer) {
        var stream = answer.body() instanceof Streamed streamed ? streamed : null;
        var body =
                switch (answer.body()) {
                    case null -> NOTHING;
                    case Streamed _ -> NOTHING;
                    case byte[] bytes -> bytes;
                    case Object data -> Json.bytes(data);
                };
        return new Ready(answer.status(), answer.headers(), body, stream, answer.afterwards());
    }

    /// With its stream opened, so that what cannot be opened is refused before anything is sent.
    Ready opened() {
        if (stream == null) {
            return this;
        }
        var content = stream.open().get();
        return new Ready(
                status, headers, body, new Streamed(stream.size(), () -> content), afterwards);
    }

    long size() {
        return stream == null ? body.length : stream.size();
    }
}
