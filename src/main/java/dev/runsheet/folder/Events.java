package dev.runsheet.folder;

import dev.runsheet.activity.Changes;
import dev.runsheet.activity.Event;
import dev.runsheet.activity.Subject;
import dev.runsheet.activity.Verb;
import java.util.List;

/// What the feed says of folders.
final class Events {
    private Events() {}

    /// `said` is the beginning of the line, which the name ends: `Created folder`.
    static Event of(Verb verb, String said, Folder folder) {
        return Event.of(verb, subject(folder), null, said + ": " + folder.name());
    }

    static List<Event> changes(Folder before, Folder after) {
        return new Changes(subject(after), "Updated folder: " + after.name())
                .note("name", before.name(), after.name())
                .note("parent_id", before.parent(), after.parent())
                .events();
    }

    private static Subject subject(Folder folder) {
        return Subject.of(Subject.Kind.FOLDER, folder.id());
    }
}
