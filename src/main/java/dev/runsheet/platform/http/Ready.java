package dev.runsheet.platform.http;

import dev.runsheet.platform.json.Json;
import java.util.Map;

/// An answer as it goes over the wire.
record Ready(int status, Map<String, String> headers, byte[] body) {
    private static final byte[] NOTHING = {};

    static Ready of(Answer answer) {
        var body =
                switch (answer.body()) {
                    case null -> NOTHING;
                    case byte[] bytes -> bytes;
                    case Object data -> Json.bytes(data);
                };
        return new Ready(answer.status(), answer.headers(), body);
    }
}
