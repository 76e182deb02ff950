package dev.runsheet.search;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What can be found, under the words of the wire.
enum Kind {
    BLUEPRINT,
    PROCESS,
    TASK,
    STEP,
    CAPTURE,
    SNIPPET;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> of(String word) {
        return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
