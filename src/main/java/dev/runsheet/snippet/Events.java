package dev.runsheet.snippet;

import dev.runsheet.activity.Changes;
import dev.runsheet.activity.Event;
import dev.runsheet.activity.Subject;
import dev.runsheet.activity.Verb;
import java.util.List;

/// What the feed says of snippets.
final class Events {
    private Events() {}

    /// `said` is the beginning of the line, which the title ends: `Created snippet`.
    static Event of(Verb verb, String said, Snippet snippet) {
        return Event.of(verb, subject(snippet), null, said + ": " + snippet.title());
    }

    static List<Event> changes(Snippet before, Snippet after) {
        return new Changes(subject(after), "Updated snippet: " + after.title())
                .note("title", before.title(), after.title())
                .note("content", before.content(), after.content())
                .note("is_public", before.isPublic(), after.isPublic())
                .events();
    }

    private static Subject subject(Snippet snippet) {
        return new Subject(Subject.Kind.SNIPPET, Long.toString(snippet.id()));
    }
}
