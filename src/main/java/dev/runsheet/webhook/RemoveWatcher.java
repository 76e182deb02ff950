package dev.runsheet.webhook;

import dev.runsheet.activity.Journal;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Problem.NotFound;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Has an address called no more; what is owed to it by then it still gets.
final class RemoveWatcher {
    private RemoveWatcher() {}

    static void run(Handle tx, Actor actor, long id, Instant now) {
        OnlyAdmins.check(actor);
        var watcher =
                WatcherStore.find(tx, actor.org(), id)
                        .orElseThrow(() -> new NotFound("watcher").refuse());

        WatcherStore.delete(tx, watcher);
        Journal.record(tx, actor, AddWatcher.event(actor, "Removed a webhook"), now);
    }
}
