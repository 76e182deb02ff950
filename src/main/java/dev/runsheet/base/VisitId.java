package dev.runsheet.base;

import java.util.UUID;

/// Names the visit of a stranger to a public kick-off form.
public record VisitId(UUID value) implements Id {
    public static VisitId fresh() {
        return new VisitId(Id.next());
    }
}
