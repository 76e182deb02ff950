package dev.runsheet.custom;

import java.util.Locale;
import java.util.Optional;

/// The kinds of records that have custom fields; a key is for one of them.
public enum Holder {
    PROCESS,
    TASK,
    MEMBER,
    GUEST,
    FOLDER,
    TAG,
    TEMPLATE,
    STEP,

    /// A field of a step.
    CAPTURE,

    /// A field of the kick-off form.
    PRERUN;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// By its own word, or by that of its routes.
    static Optional<Holder> of(String word) {
        return switch (word) {
            case "run" -> Optional.of(PROCESS);
            case "user" -> Optional.of(MEMBER);
            case "checklist", "blueprint" -> Optional.of(TEMPLATE);
            default -> named(word);
        };
    }

    private static Optional<Holder> named(String word) {
        for (var holder : values()) {
            if (holder.word().equals(word)) {
                return Optional.of(holder);
            }
        }
        return Optional.empty();
    }
}
