package dev.runsheet.demo;

import dev.runsheet.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the example company is like, as JSON files beside the code say it.
final class Script {
    static final List<String> TEMPLATES =
            List.of(
                    "client-check-in",
                    "client-onboarding",
                    "purchase-approval",
                    "employee-onboarding",
                    "content-publishing",
                    "incident-response",
                    "month-end-close");

    private Script() {}

    static Map<String, Object> company() {
        return read("company");
    }

    /// In the form in which templates are exported, with names instead of people's ids.
    static Map<String, Object> template(String name) {
        return read("templates/" + name);
    }

    static Map<String, Object> runs(String template) {
        return read("runs/" + template);
    }

    static List<Map<String, Object>> tasks() {
        return maps(read("tasks").get("tasks"));
    }

    /// A file that somebody of the company uploads; of most only the name is told.
    static Optional<byte[]> file(String name) {
        try (var file = Script.class.getResourceAsStream("/demo/files/" + name)) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static Map<String, Object> map(Object json) {
        var map = new LinkedHashMap<String, Object>();
        if (json instanceof Map<?, ?> given) {
            given.forEach((key, value) -> map.put((String) key, value));
        }
        return map;
    }

    static List<Map<String, Object>> maps(Object json) {
        return list(json).stream().map(Script::map).toList();
    }

    static List<Object> list(Object json) {
        return json instanceof List<?> given ? new ArrayList<>(given) : List.of();
    }

    private static Map<String, Object> read(String name) {
        var path = "/demo/" + name + ".json";
        try (var file = Script.class.getResourceAsStream(path)) {
            return Json.map(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
