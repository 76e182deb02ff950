package dev.runsheet.rule;

import java.util.UUID;

/// One question of a rule. `operation`, `statement` and `logic` are kept as they were sent: an
/// unknown operation is false, an unknown logic leaves the rule's verdict as it was. `statement` is
/// text, a list of texts, or null.
public record Condition(
        UUID id,
        Subject subject,
        String operation,
        Object statement,
        String logic,
        int position,
        String column) {}
