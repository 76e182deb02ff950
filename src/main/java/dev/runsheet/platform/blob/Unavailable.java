package dev.runsheet.platform.blob;

/// The store of files does not do what it is there for: a full disk, a bucket that is out of reach.
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unavailable(String message) {
        super(message);
    }

    public Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
