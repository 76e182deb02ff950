package dev.runsheet.testing;

import java.util.List;
import java.util.Map;

/// What an answer has inside of it.
public final class Included {
    private Included() {}

    /// The objects of a list, be it bare or wrapped in `data`.
    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> rows(Object list) {
        return (List<Map<String, Object>>)
                (list instanceof Map<?, ?> wrapped ? wrapped.get("data") : list);
    }
}
