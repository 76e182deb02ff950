package dev.runsheet.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Says a JSON Schema in the part of it that Swagger 2.0 has.
final class Swagger2Schema {
    private static final Set<String> NAMED = Set.of("properties");
    private static final Set<String> NESTED = Set.of("items", "additionalProperties");

    private Swagger2Schema() {}

    static Map<String, Object> of(Map<String, Object> schema) {
        var written = new LinkedHashMap<String, Object>();
        schema.forEach((key, value) -> keyword(written, key, value));
        if ("array".equals(written.get("type"))) {
            // An array must say of what, there.
            written.putIfAbsent("items", Map.of());
        }
        return written;
    }

    private static void keyword(Map<String, Object> written, String key, Object value) {
        switch (key) {
            case "$ref" -> written.put(key, definition(value.toString()));
            case "type" -> type(written, value);
            case "const" -> written.put("enum", List.of(value));
            case "allOf" -> written.put(key, all(value));
            case "oneOf", "anyOf" -> alternatives(written, key, value);
            default -> written.put(key, nested(key, value));
        }
    }

    /// Of several types only one can be said, beside null; two leave it open.
    private static void type(Map<String, Object> written, Object value) {
        if (!(value instanceof List<?> types)) {
            written.put("type", value);
            return;
        }
        var kinds = types.stream().filter(each -> !each.equals("null")).toList();
        if (kinds.size() == 1) {
            written.put("type", kinds.getFirst());
        }
        if (kinds.size() < types.size()) {
            written.put("x-nullable", true);
        }
    }

    /// Alternatives stay readable for people, under a key that programs skip; one beside null is
    /// said as it is.
    private static void alternatives(Map<String, Object> written, String key, Object value) {
        var choices = all(value);
        var kinds = choices.stream().filter(each -> !"null".equals(each.get("type"))).toList();
        if (kinds.size() == 1) {
            written.put("allOf", kinds);
            written.put("x-nullable", true);
        } else {
            written.put("x-" + key, choices);
        }
    }

    private static Object nested(String key, Object value) {
        if (NESTED.contains(key) && value instanceof Map<?, ?> schema) {
            return of(map(schema));
        }
        if (NAMED.contains(key)) {
            var written = new LinkedHashMap<String, Object>();
            map(value).forEach((name, schema) -> written.put(name, of(map(schema))));
            return written;
        }
        return value;
    }

    private static List<Map<String, Object>> all(Object value) {
        return ((List<?>) value).stream().map(each -> of(map(each))).toList();
    }

    private static String definition(String name) {
        return "#/definitions" + name.substring(name.lastIndexOf('/'));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
