package dev.runsheet.snippet;

import java.time.Instant;

/// A piece of rich text that is written once and stands in many places. Immutable: every change
/// answers a new one. A public one is shown in templates that are public.
record Snippet(
        long id,
        String title,
        String content,
        boolean isPublic,
        Instant createdAt,
        Instant lastUpdated) {

    Snippet with(SnippetChange change, Instant now) {
        return new Snippet(
                id,
                change.title().or(title),
                change.content().or(content),
                change.isPublic().or(isPublic),
                createdAt,
                now);
    }

    /// But for when it was changed.
    boolean says(Snippet other) {
        return title.equals(other.title)
                && content.equals(other.content)
                && isPublic == other.isPublic;
    }
}
