package dev.runsheet.rule;

import java.util.List;

/// Whether a rule fires, and what each of its conditions said, in their order.
public record Verdict(boolean fires, List<Met> conditions) {
    public record Met(Condition condition, boolean isMet) {}
}
