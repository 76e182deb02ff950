package dev.runsheet.task;

import dev.runsheet.base.Dates;
import java.time.Duration;
import java.time.Instant;

/// A stretch of time that a list is narrowed to, from its first moment to before its last.
public record Window(Instant from, Instant before) {
    private static final Instant EVER = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final int DATE = "2026-03-06".length();

    public static final Window ALWAYS = new Window(EVER, NEVER);

    /// What nothing lies in.
    private static final Window NONE = new Window(NEVER, EVER);

    /// `2026-03-06`, or `2026-03-06:2026-03-09` with both days.
    public static Window days(String text) {
        boolean isRange = text.length() > DATE && text.charAt(DATE) == ':';
        return isRange
                ? since(text.substring(0, DATE)).and(until(text.substring(DATE + 1)))
                : since(text).and(until(text));
    }

    public static Window since(String text) {
        return Dates.read(text).map(at -> new Window(at, NEVER)).orElse(NONE);
    }

    /// That day too; of a moment, that moment too.
    public static Window until(String text) {
        return Dates.read(text).map(at -> new Window(EVER, end(text, at))).orElse(NONE);
    }

    public static Window before(String text) {
        return Dates.read(text).map(at -> new Window(EVER, at)).orElse(NONE);
    }

    /// From the day, or the moment, that follows.
    public static Window after(String text) {
        return Dates.read(text).map(at -> new Window(end(text, at), NEVER)).orElse(NONE);
    }

    /// What lies in both.
    public Window and(Window other) {
        return new Window(
                from.isAfter(other.from) ? from : other.from,
                before.isBefore(other.before) ? before : other.before);
    }

    private static Instant end(String text, Instant at) {
        return text.strip().length() == DATE ? at.plus(DAY) : at.plusMillis(1);
    }
}
