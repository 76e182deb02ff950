package dev.runsheet.base;

import java.util.UUID;

/// Names one stage (milestone) of a template.
public record StageId(UUID value) implements Id {
    public static StageId fresh() {
        return new StageId(Id.next());
    }
}
