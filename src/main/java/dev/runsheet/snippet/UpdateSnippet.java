package dev.runsheet.snippet;

import dev.runsheet.activity.Journal;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Changes a snippet, and with it every template that it stands in; tasks keep their copies.
final class UpdateSnippet {
    private UpdateSnippet() {}

    static Snippet run(Handle tx, Actor actor, long id, Body body, Instant now) {
        var snippet = SnippetStore.lock(tx, actor.org(), id);
        var change = SnippetChange.update(body);
        body.refuseIfAny();

        var changed = snippet.with(change, now);
        if (changed.says(snippet)) {
            return snippet;
        }

        SnippetStore.save(tx, actor.org(), changed);
        Journal.record(tx, actor, Events.changes(snippet, changed), now);
        return changed;
    }
}
