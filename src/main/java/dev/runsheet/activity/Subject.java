package dev.runsheet.activity;

import dev.runsheet.base.Id;
import java.util.Locale;

/// What an event happened to.
public record Subject(Kind kind, String id) {
    public enum Kind {
        TEMPLATE,
        STEP,
        RUN,
        TASK,
        THREAD,
        MEMBER,
        GUEST,
        ORGANIZATION,
        TAG,
        GROUP,
        FOLDER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Subject of(Kind kind, Id id) {
        return new Subject(kind, id.hex());
    }
}
