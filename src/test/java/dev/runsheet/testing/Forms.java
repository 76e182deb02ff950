package dev.runsheet.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Definitions of form fields as requests hold them. Choices are offered as 1 "Option A", 2 "Option
/// B" and 3 "Option C"; a table has the columns "Item" and "Weight".
public final class Forms {
    public static final List<String> TYPES =
            List.of(
                    "text",
                    "textarea",
                    "radio",
                    "dropdown",
                    "multiselect",
                    "date",
                    "email",
                    "file",
                    "table",
                    "assignees_form");

    private Forms() {}

    /// One field of each type, called by its type, none required.
    public static List<Map<String, Object>> ofEveryType() {
        return TYPES.stream().map(type -> field(type, type)).toList();
    }

    public static Map<String, Object> field(String type, String label) {
        var field = new LinkedHashMap<String, Object>();
        field.put("label", label);
        field.put("field_type", type);
        field.put("required", false);
        switch (type) {
            case "radio", "dropdown", "multiselect" ->
                    field.put(
                            "options",
                            List.of(
                                    Map.of("id", 1, "text", "Option A"),
                                    Map.of("id", 2, "text", "Option B"),
                                    Map.of("id", 3, "text", "Option C")));
            case "table" ->
                    field.put(
                            "columns",
                            List.of(
                                    Map.of("id", 1, "label", "Item"),
                                    Map.of("id", 2, "label", "Weight")));
            default -> {
                // The others need no more.
            }
        }
        return field;
    }

    public static Map<String, Object> required(String type, String label) {
        return with(field(type, label), "required", true);
    }

    public static Map<String, Object> with(Map<String, Object> field, String key, Object value) {
        var more = new LinkedHashMap<>(field);
        more.put(key, value);
        return more;
    }

    /// The ids of the fields in a task that was read with `form_fields`.
    public static Map<String, String> idsByLabel(Map<String, Object> task) {
        var ids = new LinkedHashMap<String, String>();
        var fields = (Map<?, ?>) task.get("form_fields");
        for (var each : (List<?>) fields.get("data")) {
            var field = (Map<?, ?>) each;
            ids.put((String) field.get("label"), (String) field.get("id"));
        }
        return ids;
    }
}
