package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Adds a job title.
final class CreateJobTitle {
    private CreateJobTitle() {}

    static JobTitle run(Handle tx, Actor actor, Body body, Instant now) {
        Only.admins(actor);
        var change = JobTitleChange.create(body);
        if (JobTitleStore.isTaken(tx, actor.org(), change.name().value(), null)) {
            body.fault("name", "The name has already been taken.");
        }
        body.refuseIfAny();

        var title = JobTitle.of(change, now);

        JobTitleStore.insert(tx, actor.org(), title);
        Journal.record(tx, actor, Events.of(Verb.CREATED, "Created role", title), now);
        return title;
    }
}
