package dev.runsheet.snippet;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Deletes a snippet. Whatever refers to it shows nothing in its place from then on.
final class DeleteSnippet {
    private DeleteSnippet() {}

    static void run(Handle tx, Actor actor, long id, Instant now) {
        var gone = SnippetStore.delete(tx, actor.org(), id);
        Journal.record(tx, actor, Events.of(Verb.DELETED, "Deleted snippet", gone), now);
    }
}
