package dev.runsheet.notify;

import dev.runsheet.activity.Event;
import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Subject;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TaskId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.people.PersonStore;
import dev.runsheet.people.Watcher;
import dev.runsheet.people.WatcherJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Has a member told of what happens to something from now on, or an address of the organization's
/// called.
final class AddWatcher {
    private AddWatcher() {}

    static Watcher run(Handle tx, Actor actor, MemberId member, Body body, Instant now) {
        if (!actor.member().equals(Optional.of(member))) {
            throw new Forbidden("Everybody watches for themselves.").refuse();
        }
        if (WatcherJson.WEBHOOK.equals(body.raw("notification_type")) && !actor.isAdmin()) {
            throw new Forbidden("Only an administrator may watch an organization.").refuse();
        }
        var watcher = WatcherForm.read(actor.org(), member, body, now);
        checkMaySee(tx, actor, watcher);

        var added = WatcherStore.insert(tx, watcher);
        if (added.isCalled()) {
            Journal.record(tx, actor, event(actor, "Added a webhook"), now);
        }
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

    /// Watching gives notice, not access.
    private static void checkMaySee(Handle tx, Actor actor, Watcher watcher) {
        boolean isThere =
                switch (watcher.type()) {
                    case ORGANIZATION -> true;
                    case USER ->
                            !PersonStore.find(tx, actor.org(), List.of(watcher.user())).isEmpty();
                    case CHECKLIST, RUN, TASK ->
                            thing(tx, watcher)
                                    .filter(each -> ThingStore.mayBeSeen(tx, actor, each))
                                    .isPresent();
                };
        if (!isThere) {
            throw new NotFound(watcher.type().word()).refuse();
        }
    }

    private static Optional<Thing> thing(Handle tx, Watcher watcher) {
        var id = watcher.object();
        var found =
                switch (watcher.type()) {
                    case TASK -> ThingStore.tasks(tx, watcher.org(), List.of(new TaskId(id)));
                    case RUN -> ThingStore.runs(tx, watcher.org(), List.of(new RunId(id)));
                    default -> ThingStore.templates(tx, watcher.org(), List.of(new TemplateId(id)));
                };
        return Optional.ofNullable(found.get(id));
    }
}
