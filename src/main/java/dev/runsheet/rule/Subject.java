package dev.runsheet.rule;

import java.util.UUID;

/// What a condition asks about, or what an action takes its people or its date from.
public record Subject(Kind kind, UUID id) {
    public enum Kind {
        STEP,
        CAPTURE,
        PRERUN
    }
}
