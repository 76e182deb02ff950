package dev.runsheet.comment;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.TooMany;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Keeps an organization from writing more comments in an hour than people write. Call it before
/// any other effect: it may refuse.
final class LimitComments {
    private static final int MOST_AN_HOUR = 120;

    /// Not more than the rest are ever written at one moment.
    private static final int SCARCE = 80;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String TOO_MANY =
            "You've reached the hourly limit for Comment (120 per hour per organization). Please try again later.";

    private LimitComments() {}

    /// Only where room gets scarce does one wait for another, so that no two share the last place.
    static void run(Handle tx, OrgId org, Instant now) {
        var recent = CommentStore.writtenAfter(tx, org, now.minus(HOUR));
        if (recent.size() >= SCARCE && recent.size() < MOST_AN_HOUR) {
            CommentStore.queue(tx, org);
            recent = CommentStore.writtenAfter(tx, org, now.minus(HOUR));
        }
        if (recent.size() >= MOST_AN_HOUR) {
            // There is room once all but one fewer are an hour old.
            var free = recent.get(recent.size() - MOST_AN_HOUR).plus(HOUR);
            var seconds = Math.max(1, Duration.between(now, free).plusMillis(999).toSeconds());
            throw new TooMany(TOO_MANY, Math.toIntExact(seconds)).refuse();
        }
    }
}
