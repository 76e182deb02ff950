package dev.runsheet.base;

import java.util.Locale;
import java.util.Optional;

/// What a task asks of people, and how it ends (tasks spec 12.4).
public enum TaskKind {
    TASK,
    APPROVAL,
    EXPIRING,
    EMAIL,
    EXPIRING_EMAIL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TaskKind> of(String word) {
        for (var kind : values()) {
            if (kind.word().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /// Completes itself when its deadline passes.
    public boolean expires() {
        return this == EXPIRING || this == EXPIRING_EMAIL;
    }
}
