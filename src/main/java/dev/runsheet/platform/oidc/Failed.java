package dev.runsheet.platform.oidc;

/// The provider did not answer, or not with what can be believed. The message is for people.
public final class Failed extends RuntimeException {
    Failed(String message) {
        super(message);
    }

    Failed(String message, Throwable cause) {
        super(message, cause);
    }
}
