package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import java.time.Instant;
import java.util.Locale;

/// That a person lets an application act for them; what it was given stands and falls with it.
record Consent(long id, long client, MemberId member) {
    enum Means {
        PASSWORD,
        CODE,
        IMPLICIT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What the next tokens are asked for with, and when it was used.
    record Refreshing(Consent consent, Instant expiresAt, Instant spentAt) {}
}
