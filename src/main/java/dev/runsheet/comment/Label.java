package dev.runsheet.comment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a comment is meant as. A problem is an issue, open until it is resolved; the others are
/// only words.
public enum Label {
    COMMENT,
    PROBLEM,
    RESOLVE,
    IMPROVEMENT,
    ADVICE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Label> of(String word) {
        return Arrays.stream(values()).filter(label -> label.word().equals(word)).findFirst();
    }
}
