package dev.runsheet.deadline;

import dev.runsheet.base.Body;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How long something finished stays, in days or weeks, kept as `{"unit":"weeks","value":52}`.
public record Span(Unit unit, int value) {
    public static final Span YEAR = new Span(Unit.WEEKS, 52);

    private static final int LONGEST = 90;
    private static final int DAYS_OF_WEEK = 7;
    private static final long SECONDS_OF_DAY = 86_400;
    private static final Set<Unit> UNITS = Set.of(Unit.DAYS, Unit.WEEKS);

    /// The stored setting; whatever cannot be read counts as not chosen.
    public static Span of(Map<String, Object> setting) {
        if (setting == null || !(setting.get("unit") instanceof String word)) {
            return YEAR;
        }
        var value = Body.whole(setting.get("value"));
        return Unit.of(word)
                .flatMap(unit -> value.map(each -> new Span(unit, each.intValue())))
                .orElse(YEAR);
    }

    /// In the shape it is stored in.
    public static Optional<Map<String, Object>> define(Body settings, String key) {
        return settings.object(key).flatMap(Span::read);
    }

    private static Optional<Map<String, Object>> read(Body given) {
        var value = given.integer("value", 1, LONGEST);
        if (!given.isSet("value")) {
            given.fault("value", "The " + given.path("value") + " field is required.");
        }
        var unit =
                given.raw("unit") instanceof String word ? Unit.of(word) : Optional.<Unit>empty();
        if (unit.filter(UNITS::contains).isEmpty()) {
            given.fault("unit", "The selected " + given.path("unit") + " is invalid.");
        }
        return value.isPresent() && unit.isPresent()
                ? Optional.of(new Span(unit.get(), value.getAsInt()).setting())
                : Optional.empty();
    }

    /// In the shape it is stored in.
    public Map<String, Object> setting() {
        var setting = new LinkedHashMap<String, Object>();
        setting.put("unit", unit.word());
        setting.put("value", value);
        return setting;
    }

    public Instant before(Instant now) {
        long days = unit == Unit.WEEKS ? (long) value * DAYS_OF_WEEK : value;
        return now.minusSeconds(days * SECONDS_OF_DAY);
    }
}
