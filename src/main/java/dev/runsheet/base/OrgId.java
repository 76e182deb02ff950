package dev.runsheet.base;

import java.util.UUID;

/// Names one organization.
public record OrgId(UUID value) implements Id {
    public static OrgId fresh() {
        return new OrgId(Id.next());
    }
}
