package dev.runsheet.deadline;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// A distance on the calendar: a day keeps the hour on the clock, an hour is sixty minutes.
public record Offset(int value, Unit unit) {
    /// The largest value that may be asked for: close to two years in minutes.
    static final int MOST = 1_000_000;

    // A chain of large offsets must not leave the years that the wire and the database can write.
    private static final Instant EARLIEST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9990-01-01T00:00:00Z");

    Instant after(Instant base, ZoneId zone) {
        return within(base.atZone(zone).plus(value, unit.chrono()));
    }

    Instant before(Instant base, ZoneId zone) {
        return within(base.atZone(zone).minus(value, unit.chrono()));
    }

    private static Instant within(ZonedDateTime moment) {
        var at = moment.toInstant();
        if (at.isBefore(EARLIEST)) {
            return EARLIEST;
        }
        return at.isAfter(LATEST) ? LATEST : at;
    }
}
