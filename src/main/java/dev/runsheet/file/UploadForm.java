package dev.runsheet.file;

import dev.runsheet.base.Body;
import dev.runsheet.base.Id;
import dev.runsheet.base.StepId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// What an upload says besides the file itself (platform spec 14): what it is for, and which
/// question there it answers. `step` and `system` may be null.
record UploadForm(SubjectType type, UUID subject, String from, StepId step, String system) {
    private static final int LONGEST = 100;

    enum SubjectType {
        TEMPLATE,
        RUN,
        TASK;

        /// In any of the words that clients use, large or small.
        static Optional<SubjectType> of(String word) {
            return switch (word.strip().toLowerCase(Locale.ROOT)) {
                case "checklist", "template", "blueprint" -> Optional.of(TEMPLATE);
                case "run", "process" -> Optional.of(RUN);
                case "task" -> Optional.of(TASK);
                default -> Optional.empty();
            };
        }
    }

    /// Incomplete where the body has faults.
    static UploadForm of(Body body) {
        var type = SubjectType.of(body.requiredString("subject_type", LONGEST));
        if (body.isSet("subject_type") && type.isEmpty()) {
            body.fault("subject_type", "The selected subject type is invalid.");
        }
        var subject = Id.parse(body.requiredString("subject_id", LONGEST).strip());
        if (body.isSet("subject_id") && subject.isEmpty()) {
            body.fault("subject_id", "The selected subject id is invalid.");
        }
        var from = body.requiredString("uploaded_from", LONGEST).strip();
        var step = body.string("step_id", LONGEST).flatMap(Id::parse).map(StepId::new);
        if (body.string("source", LONGEST).filter(each -> !each.equals("local")).isPresent()) {
            body.fault("source", "Only a file that is sent can be uploaded: source is local.");
        }
        return new UploadForm(
                type.orElse(null),
                subject.orElse(null),
                from,
                step.orElse(null),
                body.string("system", LONGEST).orElse(null));
    }
}
