package dev.runsheet.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// For how long nobody else makes a call: longer than the longest call, so that only those of a
/// server that died are made by another.
record Lease(UUID id, Instant from, Instant until) {
    static final Duration TIME = Duration.ofMinutes(1);

    static Lease from(Instant now) {
        return new Lease(UUID.randomUUID(), now, now.plus(TIME));
    }
}
