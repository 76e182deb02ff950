package dev.runsheet.platform.db;

/// Why a database is none for us, in one sentence for whoever starts the server.
public final class Unusable extends RuntimeException {
    Unusable(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    Unusable(String sentence) {
        super(sentence);
    }
}
