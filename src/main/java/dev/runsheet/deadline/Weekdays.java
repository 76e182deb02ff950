package dev.runsheet.deadline;

import dev.runsheet.base.Body;
import java.time.DayOfWeek;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Days of the week as a list of words, `["monday","friday"]`; `Mon` is read too.
public final class Weekdays {
    public static final Set<DayOfWeek> USUAL =
            Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY);

    private static final int SHORT = 3;

    private Weekdays() {}

    /// The stored setting; null when nothing was chosen.
    public static Set<DayOfWeek> of(Object setting) {
        if (!(setting instanceof List<?> words)) {
            return USUAL;
        }
        var days = EnumSet.noneOf(DayOfWeek.class);
        words.forEach(word -> day(word).ifPresent(days::add));
        return days;
    }

    /// In the shape it is stored in: no day twice, and in the order of the week.
    public static Optional<List<String>> define(Body settings, String key) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        var list = settings.list(key);
        for (int i = 0; i < list.size(); i++) {
            var day = day(list.get(i));
            if (day.isEmpty()) {
                var path = settings.path(key) + "." + i;
                settings.faults().add(path, "The selected " + path + " is invalid.");
            } else {
                days.add(day.get());
            }
        }
        return settings.raw(key) instanceof List<?> ? Optional.of(words(days)) : Optional.empty();
    }

    public static List<String> words(Collection<DayOfWeek> days) {
        return days.stream().sorted().map(Weekdays::word).toList();
    }

    static Optional<DayOfWeek> day(Object word) {
        for (var day : DayOfWeek.values()) {
            if (word instanceof String text
                    && (day.name().equalsIgnoreCase(text)
                            || day.name().substring(0, SHORT).equalsIgnoreCase(text))) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    private static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
