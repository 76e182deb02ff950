package dev.runsheet.people;

import dev.runsheet.base.Body;
import dev.runsheet.platform.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads what is kept with an organization beside its settings: a change of `kept`, which is an
/// object under the key `name`.
record Extras(String name, Map<String, Object> change) {
    static final String BRANDING = "custom_branding";
    static final String PREFERENCES = "preferences";
    static final String UPDATED_AT = "updated_at";
    static final List<String> COLORS =
            List.of("bg_color", "text_color", "alternate_color", "bright_shade", "dark_shade");

    /// More names than any client has, and no way to fill the database.
    static final int MOST_PREFERENCES = 200;

    private static final int MOST_SLUG = 100;
    private static final int MOST_VALUE = 10_000;
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

    /// Null takes a color back.
    static Extras branding(Body body, String now) {
        var change = new LinkedHashMap<String, Object>();
        for (var key : COLORS) {
            var color = body.givenString(key, MOST_SLUG);
            if (color.value() != null && !COLOR.matcher(color.value()).matches()) {
                body.fault(key, "The " + Body.words(key) + " must be a color such as #1a2b3c.");
            }
            if (color.isPresent()) {
                change.put(key, color.value());
            }
        }
        change.put(UPDATED_AT, now);
        return new Extras(BRANDING, change);
    }

    /// One, whose value and metadata may be anything.
    static Extras preference(Body body, String now) {
        var slug = body.requiredString("slug", MOST_SLUG);
        for (var key : List.of("value", "metadata")) {
            if (body.isSet(key) && Json.text(body.raw(key)).length() > MOST_VALUE) {
                body.fault(key, "The " + key + " is too long.");
            }
        }
        var preference = new LinkedHashMap<String, Object>();
        preference.put("slug", slug);
        preference.put("value", body.raw("value"));
        preference.put("metadata", body.raw("metadata"));
        preference.put("last_updated", now);
        return new Extras(PREFERENCES, Map.of(slug, preference));
    }

    Map<String, Object> on(Map<String, Object> kept) {
        var changed = new LinkedHashMap<>(kept);
        changed.putAll(change);
        return changed;
    }
}
