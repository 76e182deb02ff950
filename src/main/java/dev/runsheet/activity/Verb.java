package dev.runsheet.activity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What happened, in the words of the feed (tasks spec 9).
public enum Verb {
    CREATED,
    UPDATED,
    OWNERS_UPDATED,
    UPLOADED,
    COMPLETED,
    UNCOMPLETED,
    DELETED,
    RE_ORDERED,
    COMMENTED,
    ISSUE_REPORTED,
    ISSUE_RESOLVED,
    ARCHIVED,
    UNARCHIVED,
    RE_OPENED,
    EMITTED,
    ENABLED,
    DISABLED,
    COMMENT_DELETED,
    INVITED,
    INVITE_ACCEPTED,
    LINKED,
    UNLINKED,
    EXECUTED,
    EXECUTION_FAIL;

    public String word() {
        var word = name().toLowerCase(Locale.ROOT);
        return this == EXECUTION_FAIL ? word : word.replace('_', '-');
    }

    public static Optional<Verb> of(String word) {
        return Arrays.stream(values()).filter(verb -> verb.word().equals(word)).findFirst();
    }
}
