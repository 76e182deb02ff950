package dev.runsheet.base;

import java.util.UUID;

/// Names one run of a template.
public record RunId(UUID value) implements Id {
    public static RunId fresh() {
        return new RunId(Id.next());
    }
}
