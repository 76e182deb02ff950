package dev.runsheet.platform.postgres;

/// Why there is no database, in one sentence for whoever starts the server.
public final class Unstartable extends RuntimeException {
    Unstartable(String sentence) {
        super(sentence);
    }

    Unstartable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
