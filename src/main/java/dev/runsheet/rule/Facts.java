package dev.runsheet.rule;

import dev.runsheet.base.FieldId;
import dev.runsheet.base.StepId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What rules may know of a run at one moment.
public interface Facts {
    /// The task of a step; empty when the run has none.
    Optional<Step> step(StepId id);

    /// The answer to a field, also when nothing was answered; empty when the run has no such field.
    Optional<Answer> answer(FieldId id);

    /// `completedAt` and `deadline` may be null; `approved` is null but for a completed approval or
    /// expiring task; `isReopened` only while it is open again.
    record Step(
            boolean isHidden,
            Instant completedAt,
            Instant deadline,
            Boolean approved,
            boolean isApproval,
            boolean isExpiring,
            boolean isReopened,
            boolean isTouched,
            boolean hasOwners) {}

    interface Answer {
        /// The kind of answer, such as `dropdown`: the wire's word of the field's type.
        String type();

        boolean isFilled();

        /// What is compared: one text, or the selected ones, or the cells, or the file names.
        List<String> texts();

        /// The texts in the table column of that label.
        List<String> texts(String column);

        Optional<Instant> date();
    }
}
