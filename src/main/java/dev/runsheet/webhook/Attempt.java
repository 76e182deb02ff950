package dev.runsheet.webhook;

import java.time.Duration;
import java.time.Instant;

/// One call that was made. `status` is null when nobody answered, `error` when all was well.
record Attempt(Instant at, long millis, Integer status, String answer, String error) {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(8);

    /// One that did not come as far as a call.
    static Attempt untold(Instant now, String why) {
        return new Attempt(now, 0, null, null, why);
    }

    boolean isDelivered() {
        return error == null;
    }

    /// How long to wait after so many attempts that failed: from seconds to hours, each time six
    /// times as long.
    static Duration pause(int attempts) {
        var pause = FIRST_PAUSE;
        for (int i = 1; i < attempts && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
            pause = pause.multipliedBy(6);
        }
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
