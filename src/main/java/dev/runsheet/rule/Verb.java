package dev.runsheet.rule;

/// What an action does to its target.
public enum Verb {
    SHOW,
    HIDE,
    DEADLINE,
    REOPEN,
    ASSIGN,
    ASSIGN_ONLY,
    UNASSIGN,
    CLEAR_ASSIGNEES,
    EMIT_WEBHOOK
}
