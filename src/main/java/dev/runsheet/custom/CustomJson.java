package dev.runsheet.custom;

import dev.runsheet.base.Actor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Custom fields as they stand in what the wire shows of a record: members see an object, guests
/// see null (platform spec 17).
public final class CustomJson {
    private static final String KEY = "custom_fields";

    private CustomJson() {}

    public static Map<String, Object> of(Map<String, Object> values, Actor viewer) {
        return viewer.isGuest() ? null : values;
    }

    /// The same for all that is within `json`, however deep.
    @SuppressWarnings("unchecked")
    public static Map<String, Object> seenBy(Actor viewer, Map<String, Object> json) {
        return viewer.isGuest() ? (Map<String, Object>) unseen(json) : json;
    }

    private static Object unseen(Object json) {
        return switch (json) {
            case Map<?, ?> map -> {
                var left = new LinkedHashMap<Object, Object>();
                map.forEach((key, value) -> left.put(key, KEY.equals(key) ? null : unseen(value)));
                yield left;
            }
            case List<?> list -> list.stream().map(CustomJson::unseen).toList();
            case null, default -> json;
        };
    }
}
