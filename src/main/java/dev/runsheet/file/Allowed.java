package dev.runsheet.file;

import java.util.Set;

/// What may be uploaded: how large, and files with which extensions.
public record Allowed(long mostBytes, Set<String> extensions) {
    public Allowed {
        extensions = Set.copyOf(extensions);
    }
}
