package dev.runsheet.activity;

import dev.runsheet.base.Id;

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
        FOLDER
    }

    public static Subject of(Kind kind, Id id) {
        return new Subject(kind, id.hex());
    }
}
