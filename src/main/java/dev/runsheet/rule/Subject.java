package dev.runsheet.rule;

import dev.runsheet.base.FieldId;
import dev.runsheet.base.Id;
import dev.runsheet.base.StepId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What a condition asks about, or what an action takes its people or its date from.
public record Subject(Kind kind, UUID id) {
    public enum Kind {
        STEP,
        CAPTURE,
        PRERUN;

        public String word() {
            return switch (this) {
                case STEP -> "Step";
                case CAPTURE -> "Capture";
                case PRERUN -> "Prerun";
            };
        }

        /// The kind called `word`, which may be the name of a class: `App\Models\Step`.
        static Optional<Kind> of(String word) {
            var name = word.substring(word.lastIndexOf('\\') + 1);
            return Arrays.stream(values()).filter(kind -> kind.word().equals(name)).findFirst();
        }
    }

    boolean isIn(Scope scope) {
        return switch (kind) {
            case STEP -> scope.isStep(new StepId(id));
            case CAPTURE -> scope.isCapture(new FieldId(id));
            case PRERUN -> scope.isPrerun(new FieldId(id));
        };
    }

    boolean is(Kind other, Id otherId) {
        return kind == other && id.equals(otherId.value());
    }

    /// The same step or field of a copied template; what was not copied stays what it was.
    Subject retarget(Map<StepId, StepId> steps, Map<FieldId, FieldId> fields) {
        Id target =
                switch (kind) {
                    case STEP -> steps.get(new StepId(id));
                    case CAPTURE, PRERUN -> fields.get(new FieldId(id));
                };
        return target == null ? this : new Subject(kind, target.value());
    }
}
