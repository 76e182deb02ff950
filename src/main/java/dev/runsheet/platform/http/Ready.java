package dev.runsheet.platform.http;

import dev.runsheet.platform.json.Json;
import java.io.OutputStream;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// An answer as it goes over the wire: `stream` or `writing`, unless they are null, stand in for
/// the body. A secret one is not remembered.
record Ready(
        int status,
        Map<String, String> headers,
        byte[] body,
        Streamed stream,
        Consumer<OutputStream> writing,
        Runnable afterwards,
        boolean isSecret) {
    private static final byte[] NOTHING = {};

    Ready(int status, Map<String, String> headers, byte[] body) {
        this(status, headers, body, null, null, () -> {}, false);
    }

    static Ready of(Answer answer) {
        var stream = answer.body() instanceof Streamed streamed ? streamed : null;
        var body =
                switch (answer.body()) {
                    case null -> NOTHING;
                    case Streamed _ -> NOTHING;
                    case byte[] bytes -> bytes;
                    case Written _ ->
                            throw new IllegalStateException("only a read writes as it goes");
                    case Object data -> Json.bytes(data);
                };
        return new Ready(
                answer.status(),
                answer.headers(),
                body,
                stream,
                null,
                answer.afterwards(),
                answer.isSecret());
    }

    static Ready writing(Answer answer, Consumer<OutputStream> writing) {
        return new Ready(
                answer.status(),
                answer.headers(),
                NOTHING,
                null,
                writing,
                answer.afterwards(),
                answer.isSecret());
    }

    /// With its stream opened, so that what cannot be opened is refused before anything is sent.
    Ready opened() {
        if (stream == null) {
            return this;
        }
        var content = stream.open().get();
        return new Ready(
                status,
                headers,
                body,
                new Streamed(stream.size(), () -> content),
                null,
                afterwards,
                isSecret);
    }

    /// Empty when nobody knows before it is written.
    OptionalLong size() {
        if (writing != null) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(stream == null ? body.length : stream.size());
    }
}
