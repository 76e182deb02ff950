package dev.runsheet.platform.outbound;

/// Nobody answered, or nobody may be asked; the message says why, for people to read.
public final class Undelivered extends RuntimeException {
    Undelivered(String why) {
        super(why);
    }

    Undelivered(String why, Throwable cause) {
        super(why, cause);
    }
}
