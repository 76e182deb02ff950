package dev.runsheet.file;

import dev.runsheet.base.FileId;

/// A file that came in and was looked at, on its way to be kept.
record Upload(FileId id, FileName name, File.Kind kind, UploadForm form) {}
