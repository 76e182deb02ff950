package dev.runsheet.letter;

import java.time.Duration;
import java.time.Instant;

/// A letter that is to be sent, after so many attempts, the one under way among them.
public record Posted(long id, Letter letter, Instant at, int attempts) {
    private static final Duration GOOD_FOR = Duration.ofDays(1);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(8);

    /// News of yesterday is none, and the mail server may be back after weeks.
    public boolean isStale(Instant now) {
        return now.isAfter(at.plus(GOOD_FOR));
    }

    /// When to try again after an attempt that failed: after minutes at first, after hours later.
    public Instant again(Instant now) {
        var pause = FIRST_PAUSE;
        for (int i = 1; i < attempts && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
            pause = pause.multipliedBy(3);
        }
        return now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }
}
