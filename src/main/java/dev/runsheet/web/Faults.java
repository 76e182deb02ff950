package dev.runsheet.web;

import dev.runsheet.base.FieldError;
import java.util.List;

/// What was wrong with a form, above it and at its fields.
record Faults(String summary, List<FieldError> atFields) {
    static final Faults NONE = new Faults("", List.of());

    static Faults of(String summary) {
        return new Faults(summary, List.of());
    }

    static Faults of(List<FieldError> errors) {
        return new Faults("Please look at this again:", errors);
    }

    boolean isEmpty() {
        return summary.isEmpty();
    }

    boolean has(String field) {
        return atFields.stream().anyMatch(each -> each.path().equals(field));
    }

    boolean isFirst(String field) {
        return !atFields.isEmpty() && atFields.getFirst().path().equals(field);
    }

    String at(String field) {
        return atFields.stream()
                .filter(each -> each.path().equals(field))
                .map(FieldError::message)
                .findFirst()
                .orElse("");
    }

    /// For the attribute `aria-describedby`.
    String describing(String field, String help) {
        var ids = (help.isEmpty() ? "" : field + "-help ") + (has(field) ? field + "-fault" : "");
        return ids.isEmpty() ? null : ids.strip();
    }
}
