package dev.runsheet.file;

import java.util.UUID;

/// Which files a list shows; what is null is not asked for.
record FileFilter(UUID subject, String text) {}
