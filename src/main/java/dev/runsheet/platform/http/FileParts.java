package dev.runsheet.platform.http;

import java.io.InputStream;

/// Takes the files of a multipart body, each as it comes; what it does not read is passed over.
public interface FileParts {
    /// `field` is the name of the part, `filename` what the client calls the file.
    void take(String field, String filename, InputStream content);
}
