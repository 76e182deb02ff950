package dev.runsheet.base;

import java.util.UUID;

/// Names one step of a template; constant over its versions.
public record StepId(UUID value) implements Id {
    public static StepId fresh() {
        return new StepId(Id.next());
    }
}
