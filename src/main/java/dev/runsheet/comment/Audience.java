package dev.runsheet.comment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Whom a comment is for: everybody on the task, or its members only. A collapsed one is for
/// members, and folded.
public enum Audience {
    HIDE_FOR_GUESTS,
    OPEN,
    COLLAPSED;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Audience> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
