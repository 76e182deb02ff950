package dev.runsheet.base;

import java.util.UUID;

/// Names one tag.
public record TagId(UUID value) implements Id {
    public static TagId fresh() {
        return new TagId(Id.next());
    }
}
