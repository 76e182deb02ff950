package dev.runsheet.attachment;

import dev.runsheet.base.FileId;
import dev.runsheet.base.StepId;
import java.time.Instant;
import java.util.UUID;

/// A file as those who see its place know it; what it was uploaded to is `subject`, of the kind
/// that clients call `subjectType`.
public record AttachedFile(
        FileId id,
        String name,
        int version,
        String from,
        Instant uploadedAt,
        StepId step,
        String system,
        boolean isInBucket,
        UUID subject,
        SubjectType subjectType) {
    public enum SubjectType {
        TEMPLATE,
        RUN,
        TASK
    }
}
