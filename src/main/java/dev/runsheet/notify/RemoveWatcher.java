package dev.runsheet.notify;

import dev.runsheet.activity.Journal;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Problem.NotFound;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Has somebody told no more; what is owed to an address by then it still gets.
final class RemoveWatcher {
    private RemoveWatcher() {}

    static void run(Handle tx, Actor actor, long id, Instant now) {
        var watcher = WatcherStore.find(tx, actor.org(), id);
        boolean isMine =
                watcher.filter(each -> !each.isCalled())
                        .filter(each -> actor.member().equals(Optional.of(each.member())))
                        .isPresent();
        if (!isMine && !actor.isAdmin()) {
            throw new Forbidden("Only an administrator may remove this watcher.").refuse();
        }
        var found = watcher.orElseThrow(() -> new NotFound("watcher").refuse());

        WatcherStore.delete(tx, found);
        if (found.isCalled()) {
            Journal.record(tx, actor, AddWatcher.event(actor, "Removed a webhook"), now);
        }
    }
}
