package dev.runsheet.people;

import java.time.Duration;
import java.time.Instant;

/// How often a password was guessed lately, and when the next guess is heard. Where its account has
/// signed in from before, only what was wrong there and since counts: so others cannot shut a
/// person out by guessing.
record Patience(Guesses atAccount, Guesses fromAddress, boolean isKnownThere, Guesses sinceKnown) {
    /// What counts, and where a person has been.
    static final Duration LATELY = Duration.ofHours(24);

    static final Duration KNOWN = Duration.ofDays(90);

    private static final int FREE = 5;
    private static final int FREE_FROM_ADDRESS = 20;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int DOUBLINGS = 10;

    /// `last` is null when there were none.
    record Guesses(long count, Instant last) {
        /// From the last free one on each wait is twice the one before.
        private Instant next(int free) {
            if (count < free) {
                return Instant.MIN;
            }
            var doublings = Math.min(count - free, DOUBLINGS);
            var wait = Duration.ofSeconds(1L << doublings);
            return last.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
        }
    }

    /// Zero when a guess is heard now.
    int secondsLeft(Instant now) {
        var next =
                isKnownThere
                        ? sinceKnown.next(FREE)
                        : later(atAccount.next(FREE), fromAddress.next(FREE_FROM_ADDRESS));
        return next.isAfter(now)
                ? Math.toIntExact(Duration.between(now, next).plusMillis(999).toSeconds())
                : 0;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
