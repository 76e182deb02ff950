package dev.runsheet.deadline;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// The working hours of one day. Closing time still counts, so that "due Friday at five" stays
/// Friday at five; `to` at midnight is the end of the day, which belongs to the next one.
public record Hours(LocalTime from, LocalTime to) {
    public static final Hours ALL_DAY = new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("H:mm[:ss]");

    public Hours {
        if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
            throw new IllegalArgumentException(from + " is not before " + to);
        }
    }

    /// The hours between two written times, or empty when they are none.
    static Optional<Hours> between(LocalTime from, LocalTime to) {
        return to.equals(LocalTime.MIDNIGHT) || from.isBefore(to)
                ? Optional.of(new Hours(from, to))
                : Optional.empty();
    }

    /// `9:00`, `09:00`, `09:00:30`, and `24:00` for the end of the day.
    static Optional<LocalTime> time(Object written) {
        if (!(written instanceof String text)) {
            return Optional.empty();
        }
        if (text.equals("24:00")) {
            return Optional.of(LocalTime.MIDNIGHT);
        }
        try {
            return Optional.of(LocalTime.parse(text, WRITTEN));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    boolean includes(LocalTime time) {
        return !time.isBefore(from) && (to.equals(LocalTime.MIDNIGHT) || !time.isAfter(to));
    }
}
