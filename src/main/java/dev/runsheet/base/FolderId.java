package dev.runsheet.base;

import java.util.UUID;

/// Names one folder.
public record FolderId(UUID value) implements Id {
    public static FolderId fresh() {
        return new FolderId(Id.next());
    }
}
