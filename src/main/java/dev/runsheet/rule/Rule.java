package dev.runsheet.rule;

import dev.runsheet.base.RuleId;
import java.time.Instant;
import java.util.List;

/// If these conditions hold, do that (templates spec 8).
public record Rule(
        RuleId id,
        String alias,
        int position,
        List<Condition> conditions,
        List<Action> actions,
        Instant createdAt,
        Instant lastUpdated,
        Instant archivedAt) {}
