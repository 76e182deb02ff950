package dev.runsheet.deadline;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WorkingTimeTest {
    private static final Hours OFFICE = new Hours(LocalTime.of(9, 0), LocalTime.of(17, 0));
    private static final WorkingTime BERLIN = weekdays("Europe/Berlin");

    @Test
    void saturdayMovesToTheOpeningOfMondayAndNeverBackToFriday() {
        assertThat(BERLIN.next(at("2026-03-07T12:00:00Z"))).isEqualTo("2026-03-09T08:00:00Z");
        assertThat(BERLIN.next(at("2026-03-06T16:00:01Z"))).isEqualTo("2026-03-09T08:00:00Z");
    }

    @Test
    void aWorkingMomentStaysToTheNanosecond() {
        var moment = at("2026-03-09T10:17:23.123456789Z");
        assertThat(BERLIN.next(moment)).isEqualTo(moment);
    }

    @Test
    void openingAndClosingTimeAreWorkingMoments() {
        for (var moment : List.of("2026-03-06T08:00:00Z", "2026-03-06T16:00:00Z")) {
            assertThat(BERLIN.next(at(moment))).isEqualTo(moment);
        }
    }

    @Test
    void anHourBeforeOpeningWaitsForTheSameDay() {
        assertThat(BERLIN.next(at("2026-03-06T07:00:00Z"))).isEqualTo("2026-03-06T08:00:00Z");
    }

    @Test
    void theEndOfADayWorkedToMidnightBelongsToTheNextDay() {
        var time = time("UTC", Map.of(FRIDAY, Hours.ALL_DAY, MONDAY, Hours.ALL_DAY));
        assertThat(time.next(at("2026-03-06T23:59:59Z"))).isEqualTo("2026-03-06T23:59:59Z");
        assertThat(time.next(at("2026-03-07T00:00:00Z"))).isEqualTo("2026-03-09T00:00:00Z");
    }

    @Test
    void aFridayWorkedHalfClosesAtItsOwnHour() {
        var half = new Hours(LocalTime.of(9, 0), LocalTime.of(13, 0));
        var time = time("UTC", Map.of(THURSDAY, OFFICE, FRIDAY, half, MONDAY, OFFICE));
        assertThat(time.next(at("2026-03-05T14:00:00Z"))).isEqualTo("2026-03-05T14:00:00Z");
        assertThat(time.next(at("2026-03-06T14:00:00Z"))).isEqualTo("2026-03-09T09:00:00Z");
    }

    @Test
    void withoutWorkingDaysEveryMomentStays() {
        var saturday = at("2026-03-07T03:00:00Z");
        assertThat(WorkingTime.of("Europe/Berlin", null).next(saturday)).isEqualTo(saturday);
        assertThat(WorkingTime.of("Europe/Berlin", Map.of()).next(saturday)).isEqualTo(saturday);
    }

    @Test
    void oneDayADayKeepsTheHourOnTheClockWhenClocksChange() {
        var friday = at("2026-03-27T14:00:00Z");
        assertThat(BERLIN.shift(friday, 3, Unit.DAYS, false)).isEqualTo("2026-03-30T13:00:00Z");
        assertThat(BERLIN.shift(friday, 72, Unit.HOURS, false)).isEqualTo("2026-03-30T14:00:00Z");
    }

    @Test
    void aMonthEndStaysInItsMonth() {
        var time = WorkingTime.of("UTC", null);
        var january = at("2026-01-31T10:00:00Z");
        assertThat(time.shift(january, 1, Unit.MONTHS, false)).isEqualTo("2026-02-28T10:00:00Z");
        assertThat(time.shift(january, 25, Unit.MONTHS, false)).isEqualTo("2028-02-29T10:00:00Z");
        assertThat(time.shift(january, 2, Unit.MONTHS, true)).isEqualTo("2025-11-30T10:00:00Z");
        assertThat(time.shift(january, 2, Unit.WEEKS, true)).isEqualTo("2026-01-17T10:00:00Z");
    }

    @Test
    void earlierThanADateStillMovesForwardToWorkingTime() {
        var monday = at("2026-03-09T10:00:00Z");
        assertThat(BERLIN.shift(monday, 1, Unit.DAYS, true)).isEqualTo("2026-03-09T08:00:00Z");
    }

    @Test
    void endlessOffsetsStayWithinTheYearsOfTheWire() {
        var time = WorkingTime.of("UTC", null);
        var now = at("2026-03-09T10:00:00Z");
        assertThat(time.shift(now, Integer.MAX_VALUE, Unit.MONTHS, false))
                .isEqualTo("9990-01-01T00:00:00Z");
        assertThat(time.shift(now, Integer.MAX_VALUE, Unit.MONTHS, true))
                .isEqualTo("1000-01-01T00:00:00Z");
    }

    @Test
    void openingInTheHourThatIsSkippedOpensWhenTheClocksJump() {
        var night = new Hours(LocalTime.of(2, 30), LocalTime.of(4, 0));
        var time = time("Europe/Berlin", Map.of(SUNDAY, night));
        assertThat(time.next(at("2026-03-28T12:00:00Z"))).isEqualTo("2026-03-29T01:00:00Z");
    }

    @Test
    void hoursThatAreSkippedWholeWaitForNextWeek() {
        var night = new Hours(LocalTime.of(2, 15), LocalTime.of(2, 45));
        var time = time("Europe/Berlin", Map.of(SUNDAY, night));
        assertThat(time.next(at("2026-03-28T12:00:00Z"))).isEqualTo("2026-04-05T00:15:00Z");
    }

    @Test
    void theDayThatSamoaSkippedIsNoWorkingDay() {
        var time = time("Pacific/Apia", Map.of(FRIDAY, OFFICE, SATURDAY, OFFICE));
        assertThat(time.next(at("2011-12-30T06:00:00Z"))).isEqualTo("2011-12-30T19:00:00Z");
    }

    /// Compared with a clock on the wall that is looked at every minute.
    @Test
    void nextIsTheFirstWorkingMinuteInEveryZone() {
        var zones =
                List.of(
                        "Europe/Berlin",
                        "America/New_York",
                        "Australia/Lord_Howe",
                        "America/Sao_Paulo",
                        "Asia/Kathmandu",
                        "Pacific/Apia",
                        "Africa/Cairo");
        var random = new Random(63);
        for (int i = 0; i < 4_000; i++) {
            var time = time(zones.get(i % zones.size()), days(random));
            var at = moment(random, time.zone());
            assertThat(time.next(at)).as("%s after %s", time, at).isEqualTo(firstMinute(time, at));
        }
    }

    private static Instant firstMinute(WorkingTime time, Instant at) {
        var minute = at;
        while (!isOpen(time, LocalDateTime.ofInstant(minute, time.zone()))) {
            minute = minute.plus(1, ChronoUnit.MINUTES);
        }
        return minute;
    }

    private static boolean isOpen(WorkingTime time, LocalDateTime wall) {
        var hours = time.days().get(wall.getDayOfWeek());
        if (hours == null) {
            return false;
        }
        int now = wall.getHour() * 60 + wall.getMinute();
        int from = hours.from().getHour() * 60 + hours.from().getMinute();
        int to = hours.to().getHour() * 60 + hours.to().getMinute();
        return now >= from && (to == 0 || now <= to);
    }

    private static Map<DayOfWeek, Hours> days(Random random) {
        var days = new EnumMap<DayOfWeek, Hours>(DayOfWeek.class);
        days.put(DayOfWeek.of(1 + random.nextInt(7)), hours(random));
        for (var day : DayOfWeek.values()) {
            if (random.nextBoolean()) {
                days.put(day, hours(random));
            }
        }
        return days;
    }

    /// Often in the small hours, where clocks are changed.
    private static Hours hours(Random random) {
        int from = random.nextInt(random.nextBoolean() ? 16 : 88);
        int to = from + 1 + random.nextInt(95 - from);
        return random.nextInt(5) == 0 ? Hours.ALL_DAY : new Hours(quarter(from), quarter(to));
    }

    private static LocalTime quarter(int quarters) {
        return LocalTime.of(quarters / 4, quarters % 4 * 15);
    }

    /// Half of them within four days of a change of the clocks.
    private static Instant moment(Random random, ZoneId zone) {
        var year =
                at("2011-01-01T00:00:00Z").plus(random.nextInt(15 * 525_600), ChronoUnit.MINUTES);
        var change = zone.getRules().nextTransition(year);
        if (change == null || random.nextBoolean()) {
            return year;
        }
        return change.getInstant().plus(random.nextInt(8 * 1_440) - 4 * 1_440, ChronoUnit.MINUTES);
    }

    private static WorkingTime weekdays(String zone) {
        return time(
                zone,
                Map.of(
                        MONDAY, OFFICE, TUESDAY, OFFICE, WEDNESDAY, OFFICE, THURSDAY, OFFICE,
                        FRIDAY, OFFICE));
    }

    private static WorkingTime time(String zone, Map<DayOfWeek, Hours> days) {
        return new WorkingTime(ZoneId.of(zone), days);
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
