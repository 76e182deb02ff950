package dev.runsheet.base;

import java.util.UUID;

/// Names one form field, of a step or of a kick-off form; constant over versions.
public record FieldId(UUID value) implements Id {
    public static FieldId fresh() {
        return new FieldId(Id.next());
    }
}
