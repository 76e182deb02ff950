package dev.runsheet.webhook;

import dev.runsheet.activity.Event;
import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Subject;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Problem.Forbidden;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Has an address called with what happens in the organization from now on.
final class AddWatcher {
    private AddWatcher() {}

    static Watcher run(Handle tx, Actor actor, MemberId member, Body body, Instant now) {
        if (!actor.isAdmin() || !actor.member().equals(Optional.of(member))) {
            throw new Forbidden(
                            "Only an administrator may watch an organization, and for nobody else.")
                    .refuse();
        }
        var watcher = Watcher.read(actor.org(), member, body, now);

        var added = WatcherStore.insert(tx, watcher);
        Journal.record(tx, actor, event(actor, "Added a webhook"), now);
        return added;
    }

    /// Where the calls go is a secret between the two.
    static Event event(Actor actor, String said) {
        return Event.of(
                        Verb.UPDATED,
                        Subject.of(Subject.Kind.ORGANIZATION, actor.org()),
                        null,
                        said + " of the organization")
                .changing("watchers", null);
    }
}
