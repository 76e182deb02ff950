package dev.runsheet.platform.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.time.InstantSource;
import java.util.Optional;

/// What the HTTP library refuses by itself is answered in our envelope too.
final class Refused {
    private Refused() {}

    static DirectHandlers handlers(InstantSource clock) {
        var handlers = DirectHandlers.builder();
        for (var type : EventType.values()) {
            handlers.addHandler(
                    type,
                    (_, event, status, _, _) -> {
                        var id = RequestId.of(Optional.empty());
                        AccessLog.refused(id, clock.instant(), status.code());
                        return answer(id, event, status);
                    });
        }
        return handlers.build();
    }

    private static DirectHandler.TransportResponse answer(
            String id, EventType type, Status status) {
        return DirectHandler.TransportResponse.builder()
                .status(status)
                .header(Today.header())
                .header(Sending.JSON)
                .header(Sending.REQUEST_ID, id)
                .keepAlive(type.keepAlive())
                .entity(Ready.of(Envelope.refused(status.code())).body())
                .build();
    }
}
