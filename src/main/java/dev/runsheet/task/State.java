package dev.runsheet.task;

import java.time.Instant;
import java.util.List;

/// Where a task stands (tasks spec 12.1). `isTouched` tells "in progress" from "not started".
public sealed interface State {
    State NEW = new Open(false, null, List.of());

    /// `reopenedAt` is null unless it was completed before; `doneBy` are the marks of those who did
    /// their part of a task that everyone must complete.
    record Open(boolean isTouched, Instant reopenedAt, List<String> doneBy) implements State {}

    /// A rule, the launch or (`isByHand`) a person keeps it out of sight.
    record Hidden(boolean isTouched, boolean isByHand) implements State {}

    /// `approved` is the decision of an approval, whether an expiring task was acknowledged in
    /// time, and null otherwise.
    record Completed(Completer by, Instant at, Boolean approved, List<String> doneBy)
            implements State {}
}
