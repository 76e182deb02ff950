package dev.runsheet.platform.mail;

/// A letter could not be handed over; it may be tried again.
public final class Unsent extends RuntimeException {
    Unsent(Throwable cause) {
        super("a letter could not be sent", cause);
    }
}
