package dev.runsheet.activity;

import dev.runsheet.base.Actor;
import dev.runsheet.platform.db.Write;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Writes what happened, and what is to be told, with the change itself.
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
        return ActivityStore.recording(actor, events, messages, now);
    }

    public static void record(Handle tx, Actor actor, Event event, Instant now) {
        record(tx, actor, List.of(event), List.of(), now);
    }
}
