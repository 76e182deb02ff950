package dev.runsheet.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// Compares an answer with the one that a page shows. A name in braces stands for any value, and
/// for the same one from then on; the key `…` stands for keys that the page leaves out.
final class Likeness {
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");
    private static final String MORE = "…";

    private final Map<String, String> names = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    Likeness(Map<String, String> known) {
        names.putAll(known);
    }

    /// `text` with the values in place of the names that are known by now.
    String filled(String text) {
        return NAME.matcher(text)
                .replaceAll(found -> names.getOrDefault(found.group(1), "\\" + found.group()));
    }

    /// What differs, as sentences.
    List<String> faults(Object shown, Object answered) {
        faults.clear();
        compare("", shown, answered);
        return List.copyOf(faults);
    }

    private void compare(String path, Object shown, Object answered) {
        switch (shown) {
            case Map<?, ?> object when answered instanceof Map<?, ?> other ->
                    compareKeys(path, object, other);
            case List<?> list when answered instanceof List<?> other -> {
                if (list.size() != other.size()) {
                    fault(path, list.size() + " rows", other.size() + " rows");
                }
                for (int i = 0; i < Math.min(list.size(), other.size()); i++) {
                    compare(path + "[" + i + "]", list.get(i), other.get(i));
                }
            }
            case String text when NAME.matcher(text).matches() -> {
                var name = text.substring(1, text.length() - 1);
                var value = String.valueOf(answered);
                var before = names.putIfAbsent(name, value);
                if (before != null && !before.equals(value)) {
                    fault(path, text + ", which is " + before, value);
                }
            }
            case String text when !filled(text).equals(text) ->
                    compareValues(path, filled(text), answered);
            case null, default -> compareValues(path, shown, answered);
        }
    }

    private void compareKeys(String path, Map<?, ?> shown, Map<?, ?> answered) {
        var keys = new LinkedHashMap<String, Object>();
        shown.forEach((key, value) -> keys.put(filled((String) key), value));
        keys.forEach(
                (key, value) -> {
                    if (answered.containsKey(key)) {
                        compare(path + "." + key, value, answered.get(key));
                    } else if (!key.equals(MORE)) {
                        faults.add(path + "." + key + " is missing");
                    }
                });
        if (!keys.containsKey(MORE)) {
            answered.keySet().stream()
                    .filter(key -> !keys.containsKey(key))
                    .forEach(key -> faults.add(path + "." + key + " is not on the page"));
        }
    }

    private void compareValues(String path, Object shown, Object answered) {
        if (!Objects.equals(shown, answered)) {
            fault(path, shown, answered);
        }
    }

    private void fault(String path, Object shown, Object answered) {
        faults.add(path + " is " + answered + ", the page shows " + shown);
    }
}
