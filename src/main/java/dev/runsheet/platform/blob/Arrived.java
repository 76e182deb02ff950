package dev.runsheet.platform.blob;

import java.nio.file.Path;

/// The bytes of a file that came in: on the server's own disk, whole, and not yet kept.
public record Arrived(Path path, long size, byte[] sha256) {}
