package dev.runsheet.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What an action does to its target.
public enum Verb {
    SHOW(Type.VISIBILITY),
    HIDE(Type.VISIBILITY),
    DEADLINE(Type.DEADLINE),
    REOPEN(Type.STATUS),
    ASSIGN(Type.ASSIGNMENT),
    ASSIGN_ONLY(Type.ASSIGNMENT),
    UNASSIGN(Type.ASSIGNMENT),
    CLEAR_ASSIGNEES(Type.ASSIGNMENT),
    EMIT_WEBHOOK(Type.WEBHOOK);

    /// The kinds of action that verbs belong to.
    public enum Type {
        VISIBILITY,
        DEADLINE,
        ASSIGNMENT,
        STATUS,
        WEBHOOK;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Type> of(String word) {
            return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
        }

        List<Verb> verbs() {
            return Arrays.stream(Verb.values()).filter(verb -> verb.type == this).toList();
        }

        /// Two actions of one rule that do this to one step would contradict each other.
        boolean isOncePerTarget() {
            return this == VISIBILITY || this == DEADLINE;
        }
    }

    private final Type type;

    Verb(Type type) {
        this.type = type;
    }

    public Type type() {
        return type;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it does something with the people that its action lists.
    boolean needsPeople() {
        return this == ASSIGN || this == ASSIGN_ONLY || this == UNASSIGN;
    }
}
