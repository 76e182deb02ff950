package dev.runsheet.snippet;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Writes a new snippet.
final class CreateSnippet {
    private CreateSnippet() {}

    static Snippet run(Handle tx, Actor actor, Body body, Instant now) {
        var change = SnippetChange.create(body);
        body.refuseIfAny();

        var snippet = SnippetStore.insert(tx, actor.org(), change, now);

        Journal.record(tx, actor, Events.of(Verb.CREATED, "Created snippet", snippet), now);
        return snippet;
    }
}
