package dev.runsheet.form;

import dev.runsheet.base.Body;
import dev.runsheet.base.FieldError;
import dev.runsheet.base.FieldId;
import dev.runsheet.base.Id;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The answers to a whole form, keyed by field id (tasks spec 3).
public final class Values {
    private static final int LONGEST_KEY = 100;

    /// What happens to a key that is no field of the form (tasks spec C13).
    public enum Unknown {
        REFUSE,
        DROP
    }

    private Values() {}

    /// Everything that is wrong with `sent`, each fault under `prefix.<field id>`.
    public static List<FieldError> check(
            Map<FieldId, Field> fields,
            Map<String, Object> sent,
            String prefix,
            Unknown unknown,
            People people) {
        var errors = new ArrayList<FieldError>();
        sent.forEach(
                (key, value) -> {
                    var field = field(fields, key);
                    if (field.isPresent()) {
                        var path = prefix + "." + field.get().id().hex();
                        errors.addAll(field.get().check(value, path, people));
                    } else if (unknown == Unknown.REFUSE) {
                        errors.add(
                                new FieldError(
                                        prefix + "." + shortened(key),
                                        "The selected form field is invalid."));
                    }
                });
        return errors;
    }

    /// The keys of `sent` that are no field, for the warning about what was dropped.
    public static List<String> unknownKeys(Map<FieldId, Field> fields, Map<String, Object> sent) {
        return sent.keySet().stream()
                .filter(key -> field(fields, key).isEmpty())
                .map(Values::shortened)
                .toList();
    }

    /// The current answers with the sent ones, which passed `check`, in their place; a cleared
    /// answer is absent, and keys that are no field are dropped. Rich texts are as `clean` makes
    /// them.
    public static Map<String, Object> merge(
            Map<String, Object> current,
            Map<String, Object> sent,
            Map<FieldId, Field> fields,
            UnaryOperator<String> clean) {
        var merged = new LinkedHashMap<>(current);
        sent.forEach(
                (key, value) ->
                        field(fields, key).ifPresent(field -> put(merged, field, value, clean)));
        return merged;
    }

    /// The answers under `key` in any of the three containers that clients use: an object, a list
    /// of objects with a field id for a key, or a list of `{field_id, value}`. Of duplicates the
    /// last wins. Anything else is a fault; absent and null are no answers.
    public static Map<String, Object> fold(Body body, String key) {
        var folded = tryFold(body.raw(key));
        if (folded.isEmpty()) {
            body.fault(key, "The " + Body.words(key) + " must be an object.");
        }
        return folded.orElse(Map.of());
    }

    /// As `fold` of a body, where a container of another kind holds no answers.
    public static Map<String, Object> fold(Object raw) {
        return tryFold(raw).orElse(Map.of());
    }

    private static Optional<Map<String, Object>> tryFold(Object raw) {
        return switch (raw) {
            case null -> Optional.of(Map.of());
            case Map<?, ?> map -> Optional.of(Reading.plain(map));
            case List<?> list when list.stream().allMatch(Map.class::isInstance) -> {
                var folded = new LinkedHashMap<String, Object>();
                list.forEach(entry -> foldEntry((Map<?, ?>) entry, folded));
                yield Optional.of(folded);
            }
            default -> Optional.empty();
        };
    }

    private static void foldEntry(Map<?, ?> entry, Map<String, Object> folded) {
        if (entry.get("field_id") instanceof String id) {
            folded.put(id, entry.get("value"));
        } else {
            folded.putAll(Reading.plain(entry));
        }
    }

    private static void put(
            Map<String, Object> answers, Field field, Object value, UnaryOperator<String> clean) {
        var stored = field.stored(value);
        if (stored == null) {
            answers.remove(field.id().hex());
        } else {
            boolean isRich = field.isRich() && stored instanceof String;
            answers.put(field.id().hex(), isRich ? clean.apply((String) stored) : stored);
        }
    }

    private static Optional<Field> field(Map<FieldId, Field> fields, String key) {
        return Id.parse(key).map(id -> fields.get(new FieldId(id)));
    }

    private static String shortened(String key) {
        if (key.length() <= LONGEST_KEY) {
            return key;
        }
        boolean splitsPair = Character.isHighSurrogate(key.charAt(LONGEST_KEY - 1));
        return key.substring(0, splitsPair ? LONGEST_KEY - 1 : LONGEST_KEY);
    }
}
