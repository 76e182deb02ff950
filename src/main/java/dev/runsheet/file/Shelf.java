package dev.runsheet.file;

import dev.runsheet.platform.blob.Blobs;
import dev.runsheet.platform.blob.Spool;

/// Where files come in, where their bytes are kept, and which are taken.
public record Shelf(Spool spool, Blobs blobs, boolean isBucket, Allowed allowed) {

    /// The same for what must be smaller.
    Shelf upTo(long mostBytes) {
        var smaller = Math.min(mostBytes, allowed.mostBytes());
        return new Shelf(spool, blobs, isBucket, new Allowed(smaller, allowed.extensions()));
    }
}
