package dev.runsheet.run;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.base.VisitId;
import java.time.Instant;

/// A stranger's way to one submission of a public kick-off form. `dueAt` is when the letter with
/// the token is to be sent, null when it was; `usedAt` is null until the form is submitted.
public record Visit(
        OrgId org,
        VisitId id,
        TemplateId template,
        String email,
        Instant createdAt,
        Instant expiresAt,
        Instant dueAt,
        Instant usedAt) {
    boolean isGoodFor(TemplateId other, Instant now) {
        return template.equals(other) && usedAt == null && expiresAt.isAfter(now);
    }
}
