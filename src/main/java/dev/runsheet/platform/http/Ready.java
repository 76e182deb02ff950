package dev.runsheet.platform.http;

import dev.runsheet.platform.json.Json;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Consumer;

/// An answer as it goes over the wire. Where there is `writing`, which is usually null, the body is
/// what that writes.
record Ready(int status, Map<String, String> headers, byte[] body, Consumer<OutputStream> writing) {
    private static final byte[] NOTHING = {};

    Ready(int status, Map<String, String> headers, byte[] body) {
        this(status, headers, body, null);
    }

    static Ready of(Answer answer) {
        var body =
                switch (answer.body()) {
                    case null -> NOTHING;
                    case byte[] bytes -> bytes;
                    case Written _ ->
                            throw new IllegalStateException("only a read writes as it goes");
                    case Object data -> Json.bytes(data);
                };
        return new Ready(answer.status(), answer.headers(), body);
    }

    static Ready writing(Answer answer, Consumer<OutputStream> writing) {
        return new Ready(answer.status(), answer.headers(), NOTHING, writing);
    }
}
