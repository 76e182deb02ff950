package dev.runsheet.deadline;

import dev.runsheet.base.Body;
import dev.runsheet.base.Given;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The setting `working_days`, Monday to Sunday: `{"from":"09:00","to":"17:00"}` for a span, `{}`
/// for all day, null for a day off. `true`, `[]` and `{"all_day":true}` are read as all day, false
/// as a day off; a day that is not named is off.
final class WorkingDays {
    private static final String KEY = "working_days";

    private WorkingDays() {}

    /// The stored setting; a day whose hours cannot be read is worked all day.
    static Map<DayOfWeek, Hours> read(Map<String, Object> setting) {
        var days = new EnumMap<DayOfWeek, Hours>(DayOfWeek.class);
        if (setting != null) {
            setting.forEach(
                    (name, value) -> {
                        if (value != null && !Boolean.FALSE.equals(value)) {
                            day(name).ifPresent(day -> days.put(day, hours(value)));
                        }
                    });
        }
        return days;
    }

    private static Hours hours(Object value) {
        if (!(value instanceof Map<?, ?> span)) {
            return Hours.ALL_DAY;
        }
        return Hours.time(span.get("from"))
                .flatMap(from -> Hours.time(span.get("to")).flatMap(to -> Hours.between(from, to)))
                .orElse(Hours.ALL_DAY);
    }

    static Given<Map<String, Object>> define(Body settings) {
        if (!settings.isSet(KEY)) {
            return settings.has(KEY) ? Given.of(null) : Given.absent();
        }
        return settings.object(KEY).map(given -> Given.of(setting(given))).orElse(Given.absent());
    }

    private static Map<String, Object> setting(Body given) {
        var setting = new LinkedHashMap<String, Object>();
        for (var day : DayOfWeek.values()) {
            setting.put(name(day), null);
        }
        for (var key : given.keys()) {
            var day = day(key);
            if (day.isEmpty()) {
                given.fault(key, "The selected " + given.path(key) + " is invalid.");
            } else {
                setting.put(name(day.get()), span(given, key));
            }
        }
        return setting;
    }

    private static Map<String, Object> span(Body days, String key) {
        return switch (days.raw(key)) {
            case null -> null;
            case Boolean works -> works ? Map.of() : null;
            case List<?> list when list.isEmpty() -> Map.of();
            default -> days.object(key).map(WorkingDays::span).orElse(null);
        };
    }

    private static Map<String, Object> span(Body day) {
        if (!day.isSet("from") && !day.isSet("to")) {
            return Map.of();
        }
        var from = time(day, "from");
        var to = time(day, "to");
        if (from.isEmpty() || to.isEmpty()) {
            return null;
        }
        if (Hours.between(from.get(), to.get()).isEmpty()) {
            day.fault("to", "The " + day.path("to") + " must be after " + day.path("from") + ".");
        }
        var span = new LinkedHashMap<String, Object>();
        span.put("from", from.get().toString());
        span.put("to", to.get().toString());
        return span;
    }

    private static Optional<LocalTime> time(Body day, String key) {
        var time = Hours.time(day.raw(key));
        if (time.isEmpty()) {
            day.fault(key, "The " + day.path(key) + " must be a time such as 09:00.");
        }
        return time;
    }

    private static Optional<DayOfWeek> day(String name) {
        for (var day : DayOfWeek.values()) {
            if (day.name().equalsIgnoreCase(name)) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
