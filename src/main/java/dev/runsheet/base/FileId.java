package dev.runsheet.base;

import java.util.UUID;

/// Names one file; on the wire an asset.
public record FileId(UUID value) implements Id {
    public static FileId fresh() {
        return new FileId(Id.next());
    }
}
