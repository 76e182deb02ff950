package dev.runsheet.tag;

import dev.runsheet.activity.Changes;
import dev.runsheet.activity.Event;
import dev.runsheet.activity.Subject;
import dev.runsheet.activity.Verb;
import java.util.List;

/// What the feed says of the organization's list of tags.
final class Events {
    private Events() {}

    /// `said` is the beginning of the line, which the title ends: `Created tag`.
    static Event of(Verb verb, String said, Tag tag) {
        return Event.of(verb, subject(tag), null, said + ": " + tag.title());
    }

    static List<Event> changes(Tag before, Tag after) {
        return new Changes(subject(after), "Updated tag: " + after.title())
                .note("title", before.title(), after.title())
                .note("color", before.color(), after.color())
                .events();
    }

    private static Subject subject(Tag tag) {
        return Subject.of(Subject.Kind.TAG, tag.id());
    }
}
