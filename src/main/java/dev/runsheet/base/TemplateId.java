package dev.runsheet.base;

import java.util.UUID;

/// Names one template; constant over its versions.
public record TemplateId(UUID value) implements Id {
    public static TemplateId fresh() {
        return new TemplateId(Id.next());
    }
}
