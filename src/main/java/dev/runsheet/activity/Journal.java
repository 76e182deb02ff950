package dev.runsheet.activity;

import dev.runsheet.base.Actor;
import dev.runsheet.platform.db.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Writes what happened, and what is to be told, with the change itself. Whatever happened is told;
/// `messages` are what there is to tell besides.
public final class Journal {
    private Journal() {}

    public static void record(
            Handle tx, Actor actor, List<Event> events, List<Message> messages, Instant now) {
        if (!events.isEmpty() || !messages.isEmpty()) {
            Write.all(tx, recording(actor, events, messages, now));
        }
    }

    /// As a statement that goes to the database together with the change.
    public static Write recording(
            Actor actor, List<Event> events, List<Message> messages, Instant now) {
        var told = new ArrayList<>(News.of(events));
        told.addAll(messages);
        return ActivityStore.recording(actor, events, told, now);
    }

    public static void record(Handle tx, Actor actor, List<Event> events, Instant now) {
        record(tx, actor, events, List.of(), now);
    }

    public static void record(Handle tx, Actor actor, Event event, Instant now) {
        record(tx, actor, List.of(event), now);
    }
}
