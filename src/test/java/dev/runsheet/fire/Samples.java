package dev.runsheet.fire;

import dev.runsheet.platform.json.Json;
import dev.runsheet.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Parts of bodies as they should be.
final class Samples {
    static final Map<String, Object> PEOPLE =
            Map.of(
                    "users", List.of(1002),
                    "guests", List.of(World.GUS),
                    "groups", List.of(World.OVENS.hex()));

    private Samples() {}

    /// The object in a text whose places are filled.
    static Map<String, Object> json(String text, Object... places) {
        return Json.map(text.formatted(places));
    }

    static Map<String, Object> plus(Map<String, Object> object, String key, Object value) {
        var more = new LinkedHashMap<>(object);
        more.put(key, value);
        return more;
    }

    /// Of all ten types.
    static List<Map<String, Object>> fields() {
        return Stream.of(
                        "text",
                        "textarea",
                        "radio",
                        "dropdown",
                        "multiselect",
                        "date",
                        "email",
                        "file",
                        "table",
                        "assignees_form")
                .map(Samples::field)
                .toList();
    }

    static Map<String, Object> field(String type) {
        var plain =
                json(
                        """
                        {"label": "Question", "field_type": "%s", "required": false, "position": 1, "guidance": "Think"}
                        """,
                        type);
        var options = "[{\"id\": 1, \"text\": \"Rye\"}, {\"id\": 2, \"text\": \"Wheat\"}]";
        var columns = "[{\"id\": 1, \"label\": \"Kind\"}, {\"label\": \"Weight\"}]";
        return switch (type) {
            case "radio", "dropdown", "multiselect" -> plus(plain, "options", Json.read(options));
            case "table" -> plus(plain, "columns", Json.read(columns));
            default -> plain;
        };
    }

    static Object answer(String type) {
        return Json.read(
                switch (type) {
                    case "radio" -> "\"Rye\"";
                    case "dropdown" -> "{\"id\": 1, \"text\": \"Rye\", \"value\": null}";
                    case "multiselect" -> "[{\"id\": 1, \"text\": \"Rye\", \"selected\": true}]";
                    case "date" -> "\"2026-05-01T09:00:00Z\"";
                    case "email" -> "\"gus@flour.example\"";
                    case "file" ->
                            """
                            [{"id": "7", "url": "https://flour.example/a.pdf", "filename": "a.pdf", "source": "url"}]
                            """;
                    case "table" -> "[\"Rye\", \"2 kg\"]";
                    case "assignees_form" -> Json.text(PEOPLE);
                    default -> "\"Because\"";
                });
    }

    static Map<String, Object> stage() {
        return Map.of("name", "Dough", "position", 1);
    }

    /// Once the one step is completed the other is due, and somebody's.
    static Map<String, Object> rule(String completed, String due) {
        return json(
                """
                {"automated_alias": "Bake when kneaded", "position": 1,
                 "conditions": [{"conditionable_id": "%1$s", "conditionable_type": "Step", "operation": "completed",
                                 "statement": "any_time", "logic": "and", "column_contains_name": "x", "position": 1}],
                 "then_actions": [{"action_type": "deadline", "action_verb": "deadline", "target_step_id": "%2$s",
                                   "deadline": {"value": 2, "unit": "days", "option": "from"}, "position": 1},
                                  {"action_type": "assignment", "action_verb": "assign", "target_step_id": "%2$s",
                                   "assignees": %3$s}]}
                """,
                completed, due, Json.text(PEOPLE));
    }
}
