package dev.runsheet.base;

import java.util.List;

/// Every way in which the product says no; one switch in `platform.http` gives each its status.
public sealed interface Problem {
    String message();

    /// The object does not exist, or is not the caller's to know of (404).
    record NotFound(String what) implements Problem {
        @Override
        public String message() {
            return "Resource not found";
        }
    }

    /// The caller may not (403).
    record Forbidden(String message) implements Problem {}

    /// The state of the object does not allow it (422).
    record Conflict(String message) implements Problem {}

    /// The input means nothing sensible; every fault is named (422).
    record Invalid(List<FieldError> errors) implements Problem {
        public Invalid {
            errors = List.copyOf(errors);
        }

        @Override
        public String message() {
            return errors.isEmpty() ? "The given data was invalid." : errors.getFirst().message();
        }
    }

    /// The object is one that nobody changes this way: the default administrator, a bot (400).
    record Untouchable(String message) implements Problem {}

    /// The request cannot be read at all (400).
    record Malformed(String message) implements Problem {}

    /// The request is larger than the server takes (413).
    record TooLarge(String message) implements Problem {}

    /// No token, or one that is unknown, expired or of the wrong kind (401).
    record Unauthenticated(String message) implements Problem {}

    /// An OAuth request that cannot be served: RFC 6749 names the codes (400, or 401 for a bad
    /// client).
    record BadGrant(String code, String message, boolean isUnauthorized) implements Problem {}

    /// A request with the same key is still running (409).
    record StillRunning(String message) implements Problem {}

    /// All seats of this kind, `full` or `light`, are taken (409).
    record SeatsTaken(String message, String pool) implements Problem {}

    /// The caller's If-Match names another version; `current` is the object as it is now (412).
    record Stale(String message, Object current, String etag) implements Problem {}

    /// A limit was reached, before any effect (429).
    record TooMany(String message, int retryAfterSeconds) implements Problem {}

    static Problem invalid(String path, String message) {
        return new Invalid(List.of(new FieldError(path, message)));
    }

    default Refusal refuse() {
        return new Refusal(this);
    }
}
