package dev.runsheet.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the names of the script stand for: `@clara` is a member, `@finance` a group, `@day+3` three
/// days after the day that is spoken of, `@month-1` the name of the month before it. In the middle
/// of a text `@[clara]` mentions a member.
final class Cast {
    private static final Pattern DAY = Pattern.compile("@day([+-]\\d+)");
    private static final Pattern MONTH = Pattern.compile("@month([+-]\\d+)");
    private static final Pattern MENTION = Pattern.compile("@\\[(\\w+)]");
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final DateTimeFormatter WIRE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'");
    private static final DateTimeFormatter NAMED =
            DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private final Map<String, Object> known;
    private final LocalDate today;
    private final ZoneId zone;

    Cast(LocalDate today, ZoneId zone) {
        this(new HashMap<>(), today, zone);
    }

    private Cast(Map<String, Object> known, LocalDate today, ZoneId zone) {
        this.known = known;
        this.today = today;
        this.zone = zone;
    }

    void add(String name, Object meaning) {
        known.put(name, meaning);
    }

    /// The same people, speaking of another day.
    Cast on(LocalDate day) {
        return new Cast(known, day, zone);
    }

    /// The JSON with every name in it replaced.
    Object play(Object json) {
        return switch (json) {
            case String text when MENTION.matcher(text).find() -> mentioning(text);
            case String text when text.startsWith("@") -> meaning(text);
            case List<?> list -> {
                var played = new ArrayList<Object>();
                list.forEach(each -> played.add(play(each)));
                yield played;
            }
            case Map<?, ?> map -> {
                var played = new LinkedHashMap<String, Object>();
                map.forEach((key, value) -> played.put((String) key, play(value)));
                yield played;
            }
            case null, default -> json;
        };
    }

    Map<String, Object> play(Map<String, Object> json) {
        return Script.map(play((Object) json));
    }

    private String mentioning(String text) {
        return MENTION.matcher(text)
                .replaceAll(found -> "@[" + meaning("@" + found.group(1)) + "]");
    }

    private Object meaning(String name) {
        return Optional.ofNullable(known.get(name))
                .or(() -> number(DAY, name).map(this::day))
                .or(() -> number(MONTH, name).map(months -> today.plusMonths(months).format(NAMED)))
                .orElseThrow(() -> new IllegalStateException("nobody is called " + name));
    }

    private String day(long days) {
        return today.plusDays(days)
                .atTime(MORNING)
                .atZone(zone)
                .withZoneSameInstant(ZoneOffset.UTC)
                .format(WIRE);
    }

    private static Optional<Long> number(Pattern pattern, String name) {
        var found = pattern.matcher(name);
        return found.matches() ? Optional.of(Long.parseLong(found.group(1))) : Optional.empty();
    }
}
