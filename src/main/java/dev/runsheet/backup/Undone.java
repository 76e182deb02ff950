package dev.runsheet.backup;

/// Why a backup was not made or not restored, in one sentence for whoever asked for it.
public final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1;

    Undone(String sentence) {
        super(sentence);
    }

    Undone(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
