package dev.runsheet.run;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.base.VisitId;
import java.time.Instant;

/// A stranger's way to one submission of a public kick-off form. `usedAt` is null until the form is
/// submitted.
public record Visit(
        OrgId org,
        VisitId id,
        TemplateId template,
        String email,
        Instant createdAt,
        Instant expiresAt,
        Instant usedAt) {
    boolean isGoodFor(TemplateId other, Instant now) {
        return template.equals(other) && usedAt == null && expiresAt.isAfter(now);
    }
}
