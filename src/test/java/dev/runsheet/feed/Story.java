package dev.runsheet.feed;

import dev.runsheet.activity.Event;
import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Subject;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Id;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TaskId;
import dev.runsheet.testing.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// A run that Ann started, with a task for Bob, a task for the group Ovens and a secret one for
/// nobody; written as the feed's tests need it.
final class Story {
    static final RunId BAKING = new RunId(Id.next());
    static final TaskId MIX = new TaskId(Id.next());
    static final TaskId SAFE = new TaskId(Id.next());

    private Story() {}

    static void run(Handle tx, RunId id, long startedBy) {
        tx.execute(
                """
                insert into run (org_id, id, number, kind, name, started_by, owner_id, may_add_tasks, created_at, last_updated)
                values (?, ?, 1, 'procedure', 'Baking', ?, ?, true, now(), now())
                """,
                World.FLOUR.value(),
                id.value(),
                startedBy,
                startedBy);
    }

    /// A task of the run, or a one-off when it is null.
    static void task(Handle tx, TaskId id, RunId run, List<Long> members, boolean isSecret) {
        tx.createUpdate(
                        """
                        insert into task (org_id, id, number, run_id, is_oneoff, kind, original_title, title, position,
                                          member_ids, policy, is_secret, created_at, last_updated)
                        values (:org, :id, 1, :run, true, 'task', 'Mix', 'Mix', 1, :members, '{}', :secret, now(), now())
                        """)
                .bind("org", World.FLOUR)
                .bind("id", id)
                .bind("run", run)
                .bindArray("members", Long.class, members)
                .bind("secret", isSecret)
                .execute();
    }

    static Subject run() {
        return Subject.of(Subject.Kind.RUN, BAKING);
    }

    static Subject task(TaskId id) {
        return Subject.of(Subject.Kind.TASK, id);
    }

    static Event completed(TaskId id) {
        return Event.of(Verb.COMPLETED, task(id), run(), "Completed task: Mix");
    }

    static Event updated(TaskId id, String field, Object before) {
        return Event.of(Verb.UPDATED, task(id), run(), "Updated task: Mix").changing(field, before);
    }

    static Event launched() {
        return Event.of(Verb.CREATED, run(), null, "Launched process: Baking")
                .with(Map.of("status", "active"));
    }

    static void tell(Handle tx, Actor actor, Instant at, Event... events) {
        Journal.record(tx, actor, List.of(events), List.of(), at);
    }
}
