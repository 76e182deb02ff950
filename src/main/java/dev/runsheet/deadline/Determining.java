package dev.runsheet.deadline;

import dev.runsheet.base.Body;
import dev.runsheet.base.Given;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.MonthDay;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The object `settings` of an organization: whether deadlines look at working days, which those
/// are, and holidays, which are kept and never looked at (platform spec 4.3).
public record Determining(Given<Map<String, Object>> kept, Optional<Set<DayOfWeek>> workdays) {
    private static final String KEY = "settings";
    private static final String SWITCHES = "determine_deadline";
    private static final String WORKDAYS = "workdays";
    private static final String HOLIDAYS = "holidays";

    public static Determining read(Body body) {
        if (!body.isSet(KEY)) {
            return new Determining(
                    body.has(KEY) ? Given.of(null) : Given.absent(), Optional.empty());
        }
        var given = body.object(KEY);
        var kept = new LinkedHashMap<String, Object>();
        given.ifPresent(each -> keep(each, kept));
        return new Determining(
                given.isPresent() ? Given.of(kept) : Given.absent(),
                given.filter(each -> each.isSet(WORKDAYS))
                        .flatMap(each -> Weekdays.define(each, WORKDAYS))
                        .map(Weekdays::of));
    }

    private static void keep(Body given, Map<String, Object> kept) {
        given.object(SWITCHES)
                .ifPresent(
                        switches ->
                                kept.put(
                                        SWITCHES,
                                        switches(
                                                switches.flag(WORKDAYS).orElse(true),
                                                switches.flag(HOLIDAYS).orElse(false))));
        if (given.isSet(HOLIDAYS)) {
            kept.put(HOLIDAYS, holidays(given));
        }
    }

    private static List<Object> holidays(Body given) {
        var list = given.list(HOLIDAYS);
        for (int i = 0; i < list.size(); i++) {
            if (!isDay(list.get(i))) {
                given.faults()
                        .add(
                                given.path(HOLIDAYS) + "." + i,
                                "The "
                                        + given.path(HOLIDAYS)
                                        + "."
                                        + i
                                        + " must be a day such as 01-31.");
            }
        }
        return list;
    }

    private static boolean isDay(Object value) {
        try {
            return value instanceof String text && MonthDay.parse("--" + text) != null;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static Map<String, Object> switches(boolean workdays, boolean holidays) {
        var switches = new LinkedHashMap<String, Object>();
        switches.put(WORKDAYS, workdays);
        switches.put(HOLIDAYS, holidays);
        return switches;
    }

    /// Whether deadlines look at working days; they do until it is said that they do not.
    public static boolean isByWorkdays(Map<String, Object> stored) {
        return !(stored != null
                && stored.get(SWITCHES) instanceof Map<?, ?> switches
                && Boolean.FALSE.equals(switches.get(WORKDAYS)));
    }

    /// The object as it is answered; the days are those of `working_days`.
    public static Map<String, Object> answer(
            Map<String, Object> stored, Map<String, Object> workingDays) {
        var answer = new LinkedHashMap<String, Object>();
        var kept = stored == null ? Map.<String, Object>of() : stored;
        answer.put(SWITCHES, kept.getOrDefault(SWITCHES, switches(true, false)));
        var days = WorkingDays.read(workingDays).keySet();
        answer.put(WORKDAYS, Weekdays.words(days.isEmpty() ? List.of(DayOfWeek.values()) : days));
        answer.put(HOLIDAYS, kept.getOrDefault(HOLIDAYS, List.of()));
        return answer;
    }

    /// These days with the hours they had, all day where they had none.
    public static Map<String, Object> week(Set<DayOfWeek> days, Map<String, Object> before) {
        var week = new LinkedHashMap<String, Object>();
        for (var day : DayOfWeek.values()) {
            var name = day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            var hours = before == null ? null : before.get(name);
            week.put(name, !days.contains(day) ? null : hours == null ? Map.of() : hours);
        }
        return week;
    }
}
