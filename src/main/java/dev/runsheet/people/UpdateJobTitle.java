package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.JobTitleId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Renames a job title; steps that are given to it say its new name.
final class UpdateJobTitle {
    private UpdateJobTitle() {}

    static JobTitle run(Handle tx, Actor actor, JobTitleId id, Body body, Instant now) {
        Only.admins(actor);
        var title = JobTitleStore.lock(tx, actor.org(), id);
        var change = JobTitleChange.update(body);
        var name = change.name();
        if (name.isPresent() && JobTitleStore.isTaken(tx, actor.org(), name.value(), id)) {
            body.fault("name", "The name has already been taken.");
        }
        body.refuseIfAny();

        var changed = title.with(change, now);
        if (changed.says(title)) {
            return title;
        }

        JobTitleStore.save(tx, actor.org(), changed);
        Journal.record(tx, actor, Events.changes(title, changed), now);
        return changed;
    }
}
