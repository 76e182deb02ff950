package dev.runsheet.task;

import dev.runsheet.base.TaskId;
import java.time.Instant;
import java.util.UUID;

/// A task that ends by itself, and since when it should have.
public record Due(TaskId task, Instant since) {
    /// Before all others.
    public static final Due FIRST =
            new Due(new TaskId(new UUID(0, 0)), Instant.parse("0001-01-01T00:00:00Z"));
}
