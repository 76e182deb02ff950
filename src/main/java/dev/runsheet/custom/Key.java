package dev.runsheet.custom;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A custom field that all records of one kind have: what it is called and what its values may be.
/// Those of the system are only read.
record Key(
        KeyId id,
        String name,
        Holder holder,
        boolean isSystem,
        ValueType type,
        boolean isRequired,
        boolean isActive,
        List<String> options,
        List<String> columns,
        Instant createdAt,
        Instant updatedAt) {

    /// Whether people may give it a value.
    boolean isOpen() {
        return isActive && !isSystem;
    }

    /// How `value`, which is not blank, is stored; empty when it is none for this key.
    Optional<?> stored(Object value) {
        return type.stored(this, value);
    }

    String complaint() {
        return "The " + name + " " + type.complaint();
    }

    /// What leaves the field without a value.
    static boolean isBlank(Object value) {
        return switch (value) {
            case null -> true;
            case String text -> text.isBlank();
            case List<?> list -> list.isEmpty();
            default -> false;
        };
    }
}
