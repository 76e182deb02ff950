package dev.runsheet.platform.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.util.Optional;

/// What the HTTP library refuses by itself is answered in our envelope too.
final class Refused {
    private Refused() {}

    static DirectHandlers handlers() {
        var handlers = DirectHandlers.builder();
        for (var type : EventType.values()) {
            handlers.addHandler(type, (_, event, status, _, _) -> answer(event, status.code()));
        }
        return handlers.build();
    }

    private static DirectHandler.TransportResponse answer(EventType type, int code) {
        var answer = Ready.of(Envelope.refused(code));
        return DirectHandler.TransportResponse.builder()
                .status(Status.create(code))
                .header(Today.header())
                .header(Sending.JSON)
                .header(Sending.REQUEST_ID, RequestId.of(Optional.empty()))
                .keepAlive(type.keepAlive())
                .entity(answer.body())
                .build();
    }
}
