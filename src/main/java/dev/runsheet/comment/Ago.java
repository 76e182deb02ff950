package dev.runsheet.comment;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// How long ago something was, as people say it.
final class Ago {
    private enum Unit {
        YEAR(365),
        MONTH(30),
        WEEK(7),
        DAY(1),
        HOUR(Duration.ofHours(1)),
        MINUTE(Duration.ofMinutes(1));

        private final Duration length;

        Unit(int days) {
            this(Duration.ofDays(days));
        }

        Unit(Duration length) {
            this.length = length;
        }
    }

    private Ago() {}

    static String of(Instant then, Instant now) {
        var passed = Duration.between(then, now);
        for (var unit : Unit.values()) {
            long count = passed.dividedBy(unit.length);
            if (count > 0) {
                return count
                        + " "
                        + unit.name().toLowerCase(Locale.ROOT)
                        + (count == 1 ? " ago" : "s ago");
            }
        }
        return "just now";
    }
}
