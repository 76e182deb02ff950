package dev.runsheet.deadline;

import dev.runsheet.base.Body;
import dev.runsheet.base.Given;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/// The working days and hours of an organization on the clocks of its zone; without any day set,
/// every moment is a working one.
public record WorkingTime(ZoneId zone, Map<DayOfWeek, Hours> days) {
    public WorkingTime {
        days = Map.copyOf(days);
    }

    /// The organization's settings as they are stored. A zone that nobody knows counts as UTC; of
    /// `workingDays` see `WorkingDays`.
    public static WorkingTime of(String timezone, Map<String, Object> workingDays) {
        return new WorkingTime(zone(timezone), WorkingDays.read(workingDays));
    }

    /// What `working_days` of the settings says, in the shape it is stored in.
    public static Given<Map<String, Object>> define(Body settings) {
        return WorkingDays.define(settings);
    }

    private static ZoneId zone(String timezone) {
        try {
            return timezone == null ? ZoneOffset.UTC : ZoneId.of(timezone);
        } catch (DateTimeException _) {
            return ZoneOffset.UTC;
        }
    }

    /// `base` moved on the calendar, then to working time.
    public Instant shift(Instant base, int value, Unit unit, boolean before) {
        var offset = new Offset(value, unit);
        return next(before ? offset.before(base, zone) : offset.after(base, zone));
    }

    /// The first working moment that is not before `at`.
    public Instant next(Instant at) {
        if (days.isEmpty()) {
            return at;
        }
        var moment = at;
        while (!isWorking(moment)) {
            moment = change(moment);
        }
        return moment;
    }

    private boolean isWorking(Instant at) {
        var local = at.atZone(zone);
        var hours = days.get(local.getDayOfWeek());
        return hours != null && hours.includes(local.toLocalTime());
    }

    /// The next opening while the clocks run on, or the moment they are changed: that may be in the
    /// middle of working hours, and between two changes a day is a day.
    private Instant change(Instant at) {
        var offset = zone.getRules().getOffset(at);
        var opening = opening(LocalDateTime.ofInstant(at, offset)).toInstant(offset);
        var change = zone.getRules().nextTransition(at);
        return change == null || change.getInstant().isAfter(opening)
                ? opening
                : change.getInstant();
    }

    private LocalDateTime opening(LocalDateTime after) {
        var date = after.toLocalDate();
        while (true) {
            var hours = days.get(date.getDayOfWeek());
            if (hours != null && date.atTime(hours.from()).isAfter(after)) {
                return date.atTime(hours.from());
            }
            date = date.plusDays(1);
        }
    }
}
