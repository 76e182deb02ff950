package dev.runsheet.base;

import java.util.UUID;

/// Names one rule of a template.
public record RuleId(UUID value) implements Id {
    public static RuleId fresh() {
        return new RuleId(Id.next());
    }
}
