package dev.runsheet.base;

import java.util.UUID;

/// Names one job title; on the wire it is a role.
public record JobTitleId(UUID value) implements Id {
    public static JobTitleId fresh() {
        return new JobTitleId(Id.next());
    }
}
