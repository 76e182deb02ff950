package dev.runsheet.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// When the things of the script happen: on its days, in working hours, and never in the future.
final class Timetable {
    private static final LocalTime OPENING = LocalTime.of(8, 40);
    private static final int BETWEEN_EVENTS = 47;
    private static final int BETWEEN_STORIES = 7;
    private static final int STORIES_AN_HOUR = 9;

    private static final Duration AGE = Duration.ofDays(160);

    private final Instant now;
    private final ZoneId zone;
    private int stories;

    Timetable(Instant now, ZoneId zone) {
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
        this.zone = zone;
    }

    /// Before anything happened.
    Instant beginning() {
        return now.minus(AGE);
    }

    LocalDate today() {
        return now.atZone(zone).toLocalDate();
    }

    /// The day on which a story begins: so many days from today, or early in a month.
    LocalDate firstDay(Map<String, Object> story) {
        if (story.get("month") instanceof Integer months) {
            var second = today().plusMonths(months).withDayOfMonth(2);
            return second.isAfter(today()) ? today() : second;
        }
        return today().plusDays((Integer) story.get("day"));
    }

    LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /// The moments of one story that begins on `first` and goes on so many days later each time.
    List<Instant> of(LocalDate first, List<Integer> later) {
        int offset = stories % STORIES_AN_HOUR * BETWEEN_STORIES;
        stories++;
        var moments = new ArrayList<Instant>();
        LocalDate last = null;
        int onThisDay = 0;
        for (var days : later) {
            var day = workingDay(first.plusDays(days));
            onThisDay = day.equals(last) ? onThisDay + 1 : 0;
            last = day;
            int minutes = offset + onThisDay * BETWEEN_EVENTS;
            moments.add(day.atTime(OPENING).plusMinutes(minutes).atZone(zone).toInstant());
        }
        return past(moments);
    }

    private static LocalDate workingDay(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case DayOfWeek.SATURDAY -> day.plusDays(2);
            case DayOfWeek.SUNDAY -> day.plusDays(1);
            default -> day;
        };
    }

    /// What would lie ahead happened in the last minutes instead.
    private List<Instant> past(List<Instant> moments) {
        var past = new ArrayList<Instant>();
        for (int i = 0; i < moments.size(); i++) {
            var latest = now.minus(moments.size() - i, ChronoUnit.MINUTES);
            past.add(moments.get(i).isAfter(latest) ? latest : moments.get(i));
        }
        return past;
    }
}
