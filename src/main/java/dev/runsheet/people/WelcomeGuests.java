package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Problem.TooMany;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jdbi.v3.core.Handle;

/// Makes guests of those addresses that the organization does not know yet. Call it before any
/// other effect: it may refuse.
public final class WelcomeGuests {
    private static final int MOST_AN_HOUR = 30;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String TOO_MANY =
            "You've reached the hourly limit for Guest Invite (30 per hour per organization). Please try again later.";

    private WelcomeGuests() {}

    public static void run(Handle tx, Actor actor, Collection<String> emails, Instant now) {
        if (emails.isEmpty()) {
            return;
        }
        var strangers = GuestStore.unknown(tx, actor.org(), emails);
        if (strangers.isEmpty()) {
            return;
        }
        if (actor.isLight()) {
            throw new Forbidden("Light members cannot invite guests.").refuse();
        }
        checkRoom(tx, actor, strangers.size(), now);
        GuestStore.add(tx, actor.org(), strangers, now);
        Journal.record(tx, actor, strangers.stream().map(Events::welcomed).toList(), now);
    }

    /// Under a lock, so that two requests at once cannot share the last place.
    static void checkRoom(Handle tx, Actor actor, int wanted, Instant now) {
        OrganizationStore.lock(tx, actor.org());
        var recent = GuestStore.createdAfter(tx, actor.org(), now.minus(HOUR));
        int over = recent.size() + wanted - MOST_AN_HOUR;
        if (over > 0) {
            // There is room once the oldest of this hour are an hour old.
            var free = over <= recent.size() ? recent.get(over - 1).plus(HOUR) : now.plus(HOUR);
            var seconds = Math.max(1, Duration.between(now, free).plusMillis(999).toSeconds());
            throw new TooMany(TOO_MANY, Math.toIntExact(seconds)).refuse();
        }
    }
}
