package dev.runsheet.notify;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What people are told of, the weightiest first: of several things that happened at once to one
/// task somebody hears the first.
enum Kind {
    MENTIONED,
    ISSUE,
    REMINDED,
    REOPENED,
    ASSIGNED,
    OVERDUE,
    DUE_SOON,
    COMMENTED,
    COMPLETED,
    WATCHED,
    DIGEST;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /// A reminder is one person's word to another, which the server does not hold back.
    boolean mayBeOff() {
        return this != REMINDED;
    }
}
