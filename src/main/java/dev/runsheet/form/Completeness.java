package dev.runsheet.form;

import dev.runsheet.base.Body;
import dev.runsheet.base.FieldError;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Tells whether a stored answer is enough to complete its task (tasks spec 12.3).
final class Completeness {
    private Completeness() {}

    static List<FieldError> check(Field field, Object value, String path) {
        var missing = field.missingAtKickoff(value, path);
        if (missing.isPresent()) {
            return List.of(missing.get());
        }
        if (field.type() == FieldType.MULTISELECT
                && field.mustAllChecked()
                && !isAllChecked(field, value)) {
            return List.of(
                    new FieldError(path, "All items of " + field.label() + " must be checked"));
        }
        return Validation.breaches(field, value, path);
    }

    static boolean isFilled(FieldType type, Object value) {
        return switch (type) {
            case TEXT, TEXTAREA, EMAIL, RADIO, DROPDOWN, DATE, MULTISELECT, TABLE, ASSIGNEES_FORM ->
                    Reading.texts(type, value).stream().anyMatch(text -> !text.isBlank());
            case FILE ->
                    value instanceof List<?> files
                            && files.stream().anyMatch(Map.class::isInstance);
        };
    }

    /// Every choice of the definition, by its id, is among the picks and selected.
    private static boolean isAllChecked(Field field, Object value) {
        var checked = new HashSet<Long>();
        if (value instanceof List<?> picks) {
            for (var pick : picks) {
                if (pick instanceof Map<?, ?> map && Reading.isSelected(pick)) {
                    Body.whole(map.get("id")).ifPresent(checked::add);
                }
            }
        }
        return field.choices().stream().allMatch(choice -> checked.contains((long) choice.id()));
    }
}
