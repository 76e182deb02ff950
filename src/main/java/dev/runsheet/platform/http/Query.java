package dev.runsheet.platform.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The parameters of the URL, read leniently: unknown ones are ignored, of repeated ones the first
/// counts.
public final class Query {
    private final String raw;
    private final Map<String, List<String>> values;

    private Query(String raw, Map<String, List<String>> values) {
        this.raw = raw;
        this.values = values;
    }

    static Query of(String raw) {
        return new Query(raw, pairs(raw));
    }

    /// The pairs of a query or a form, in order.
    static Map<String, List<String>> pairs(String raw) {
        if (raw.isEmpty()) {
            return Map.of();
        }
        var pairs = new LinkedHashMap<String, List<String>>();
        for (int from = 0; from <= raw.length(); ) {
            var to = raw.indexOf('&', from);
            to = to < 0 ? raw.length() : to;
            if (to > from) {
                var equals = raw.indexOf('=', from);
                var split = equals < 0 || equals > to ? to : equals;
                var key = Percent.query(raw.substring(from, split));
                var value = split == to ? "" : Percent.query(raw.substring(split + 1, to));
                pairs.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(value);
            }
            from = to + 1;
        }
        return pairs;
    }

    /// As the client wrote it, without the question mark.
    public String raw() {
        return raw;
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /// The first value of `key`; an empty one counts as absent.
    public Optional<String> first(String key) {
        var all = values.get(key);
        return all == null || all.getFirst().isEmpty()
                ? Optional.empty()
                : Optional.of(all.getFirst());
    }

    /// `true` or `1`; anything else and absence are false.
    public boolean flag(String key) {
        return optionalFlag(key).orElse(false);
    }

    /// Empty when `key` is absent or neither true, false, 1 nor 0.
    public Optional<Boolean> optionalFlag(String key) {
        return first(key)
                .flatMap(
                        text ->
                                switch (text) {
                                    case "1", "true", "TRUE", "True" -> Optional.of(true);
                                    case "0", "false", "FALSE", "False" -> Optional.of(false);
                                    default -> Optional.empty();
                                });
    }

    /// `a,b` and also `key[]=a&key[]=b`; trimmed, without empty ones.
    public List<String> csv(String key) {
        var parts = new ArrayList<String>();
        first(key).ifPresent(text -> addParts(parts, text));
        for (var text : values.getOrDefault(key + "[]", List.of())) {
            addParts(parts, text);
        }
        return parts;
    }

    /// What `with` asks for: `step`, `run.checklist`.
    public Set<String> includes() {
        return new LinkedHashSet<>(csv("with"));
    }

    private static void addParts(List<String> parts, String text) {
        for (var part : text.split(",")) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
    }
}
