package dev.runsheet.base;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Dates of the wire (tasks spec 1.5): read leniently, written in UTC.
public final class Dates {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter SPACED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    /// `2026-03-06 17:00:00`, with `T` for the space, with a fraction, with `Z` or an offset, or
    /// without any (UTC).
    private static final DateTimeFormatter READ =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .appendPattern("['T']['t'][' ']")
                    .appendPattern("HH:mm[:ss]")
                    .optionalStart()
                    .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
                    .optionalEnd()
                    .optionalStart()
                    .appendOffset("+HH:mm", "Z")
                    .optionalEnd()
                    .optionalStart()
                    .appendOffset("+HHmm", "z")
                    .optionalEnd()
                    .toFormatter();

    private static final Instant EARLIEST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private Dates() {}

    public static String seconds(Instant at) {
        return at == null ? null : SECONDS.format(at);
    }

    public static String millis(Instant at) {
        return at == null ? null : MILLIS.format(at);
    }

    /// As spreadsheets read it: `2026-03-06 17:00:00`, in UTC without saying so.
    public static String spaced(Instant at) {
        return at == null ? null : SPACED.format(at);
    }

    /// The moment in `text`; a bare date is its midnight in UTC. Empty when it is no date between
    /// the years 1000 and 9998.
    public static Optional<Instant> read(String text) {
        if (text == null || text.length() > 40) {
            return Optional.empty();
        }
        try {
            var trimmed = text.strip();
            var at =
                    trimmed.length() == 10
                            ? LocalDate.parse(trimmed).atStartOfDay().toInstant(ZoneOffset.UTC)
                            : moment(trimmed);
            return at.isBefore(EARLIEST) || at.isAfter(LATEST)
                    ? Optional.empty()
                    : Optional.of(at.truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Instant moment(String text) {
        var read = READ.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return switch (read) {
            case OffsetDateTime offset -> offset.toInstant();
            case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
            default -> throw new DateTimeException("not a moment: " + text);
        };
    }
}
