package dev.runsheet.form;

import java.util.Locale;
import java.util.Optional;

/// What kind of answer a field takes (templates spec 7.2).
public enum FieldType {
    TEXT,
    TEXTAREA,
    RADIO,
    DROPDOWN,
    MULTISELECT,
    DATE,
    EMAIL,
    FILE,
    TABLE,
    ASSIGNEES_FORM;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FieldType> of(String word) {
        for (var type : values()) {
            if (type.word().equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /// Its answer is taken from a list of choices.
    public boolean hasChoices() {
        return this == RADIO || this == DROPDOWN || this == MULTISELECT;
    }

    public boolean mayHaveDefault() {
        return this != FILE && this != TABLE && this != ASSIGNEES_FORM;
    }
}
