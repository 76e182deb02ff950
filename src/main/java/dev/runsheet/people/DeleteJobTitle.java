package dev.runsheet.people;

import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.JobTitleId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Deletes a job title. Steps are given to it no more; who got their tasks for it keeps them.
final class DeleteJobTitle {
    private DeleteJobTitle() {}

    static void run(Handle tx, Actor actor, JobTitleId id, Instant now) {
        Only.admins(actor);
        var title = JobTitleStore.lock(tx, actor.org(), id);
        JobTitleStore.delete(tx, actor.org(), id);
        Journal.record(tx, actor, Events.of(Verb.DELETED, "Deleted role", title), now);
    }
}
