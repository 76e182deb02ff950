package dev.runsheet.base;

import java.util.UUID;

/// Names one task.
public record TaskId(UUID value) implements Id {
    public static TaskId fresh() {
        return new TaskId(Id.next());
    }
}
