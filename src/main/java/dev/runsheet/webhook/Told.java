package dev.runsheet.webhook;

import dev.runsheet.base.RunId;
import dev.runsheet.base.TaskId;
import java.time.Instant;
import java.util.UUID;

/// A call as the log of an organization has it, with the last attempt to make it, or null. `body`
/// is null until it was made, and where it is not asked for.
record Told(
        long id,
        UUID event,
        String topic,
        RunId run,
        TaskId task,
        String url,
        String body,
        Instant at,
        Instant dueAt,
        Instant settledAt,
        Boolean isDelivered,
        int attempts,
        Attempt last) {

    String status() {
        return settledAt == null ? "waiting" : isDelivered ? "delivered" : "failed";
    }
}
