package dev.runsheet.feed;

import dev.runsheet.activity.Subject;
import dev.runsheet.base.OrgId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One line of the feed as it is read. Updates by one actor of one thing that follow each other are
/// one line, which has an entry for each of them, newest first; `id` and `at` are the newest's.
record Line(
        OrgId org,
        long id,
        Instant at,
        String verb,
        Doer doer,
        Subject subject,
        Subject parent,
        List<Entry> entries) {

    Line with(List<Entry> all) {
        return new Line(org, id, at, verb, doer, subject, parent, all);
    }

    /// What was said about the subject, if that is what the line tells.
    Optional<Subject> comment() {
        return switch (verb) {
            case "commented", "issue-reported", "issue-resolved", "comment-deleted" ->
                    entries.getFirst().state() instanceof Map<?, ?> state
                                    && state.get("thread_id") instanceof String id
                            ? Optional.of(new Subject(Subject.Kind.THREAD, id))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// `state` is what the subject looked like, as plain JSON; any of these but the description may
    /// be null.
    record Entry(String description, String field, Object oldValue, String text, Object state) {}

    /// Who did it: `type` is `member`, `guest`, `application` or `clock`. What is not known of
    /// somebody is null.
    record Doer(
            String type,
            Long id,
            String email,
            String username,
            String firstName,
            String lastName) {

        boolean isPerson() {
            return type.equals("member") || type.equals("guest");
        }
    }
}
