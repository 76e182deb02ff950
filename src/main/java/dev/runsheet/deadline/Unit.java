package dev.runsheet.deadline;

import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/// What a deadline is counted in.
public enum Unit {
    MINUTES(ChronoUnit.MINUTES),
    HOURS(ChronoUnit.HOURS),
    DAYS(ChronoUnit.DAYS),
    WEEKS(ChronoUnit.WEEKS),
    MONTHS(ChronoUnit.MONTHS);

    private final ChronoUnit chrono;

    Unit(ChronoUnit chrono) {
        this.chrono = chrono;
    }

    ChronoUnit chrono() {
        return chrono;
    }

    /// As it is written: `minutes`, always in the plural.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The unit called `word`, in the singular or the plural.
    public static Optional<Unit> of(String word) {
        for (var unit : values()) {
            var plural = unit.word();
            if (plural.equals(word) || plural.substring(0, plural.length() - 1).equals(word)) {
                return Optional.of(unit);
            }
        }
        return Optional.empty();
    }
}
