package dev.runsheet.rule;

import java.time.Duration;
import java.time.Instant;

/// Asks about the task of a step (tasks spec 15.2).
final class StepQuestion {
    private static final Duration A_DAY = Duration.ofHours(24);

    private StepQuestion() {}

    static boolean holds(String operation, Object statement, Facts.Step step) {
        if (step.isHidden()) {
            return operation.equals("skipped");
        }
        boolean isDone = step.completedAt() != null;
        return switch (operation) {
            case "completed" -> isDone && isInTime(statement, step);
            case "approved" -> isDone && step.isApproval() && isDecided(step, true);
            case "rejected" -> isDone && step.isApproval() && isDecided(step, false);
            case "acknowledged" -> isDone && step.isExpiring() && isDecided(step, true);
            case "expired" -> isDone && step.isExpiring() && isDecided(step, false);
            case "reopened" -> !isDone && step.isReopened();
            case "in-progress" -> !isDone && hasBegun(step);
            // Before anything has happened to a step, no question about it is true.
            case "not_assigned" -> !step.hasOwners() && (isDone || hasBegun(step));
            default -> false;
        };
    }

    private static boolean isDecided(Facts.Step step, boolean approved) {
        return step.approved() != null && step.approved() == approved;
    }

    private static boolean hasBegun(Facts.Step step) {
        return step.isTouched() || step.isReopened();
    }

    private static boolean isInTime(Object statement, Facts.Step step) {
        return switch (statement) {
            case null -> true;
            case String word when word.isEmpty() || word.equals("any_time") -> true;
            case String word when step.deadline() != null ->
                    isInTime(word, step.completedAt(), step.deadline());
            default -> false;
        };
    }

    private static boolean isInTime(String word, Instant completed, Instant deadline) {
        return switch (word) {
            case "on-time" -> !completed.isAfter(deadline);
            case "early_24" -> !completed.isAfter(deadline.minus(A_DAY));
            case "late_24" -> !completed.isBefore(deadline.plus(A_DAY));
            default -> false;
        };
    }
}
