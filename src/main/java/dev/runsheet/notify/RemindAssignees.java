package dev.runsheet.notify;

import dev.runsheet.activity.Event;
import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Subject;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.Conflict;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.Problem.TooMany;
import dev.runsheet.base.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// One member's word to all others who have a task, which no wish of theirs holds back, and which
/// is said at most once an hour for that.
final class RemindAssignees {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String TOO_SOON =
            "The assignees of this task were reminded within the last hour. Please try again later.";

    private RemindAssignees() {}

    /// How many were reminded.
    static int run(Handle tx, Actor actor, TaskId id, Instant now) {
        var task = find(tx, actor, id);
        if (!task.isLive() || !task.isToDo()) {
            throw new Conflict("Nothing is to be done about this task.").refuse();
        }
        checkIsNotSoon(tx, actor.org(), id, now);
        var news =
                new News(
                        0,
                        "task.reminded",
                        task.run(),
                        id,
                        Map.of(),
                        actor.member().orElse(null),
                        null,
                        now);
        var hearing = new Hearing(Kind.REMINDED, news, task, task.people(), null, true);
        var notices = GatherNotices.run(tx, actor.org(), List.of(hearing));

        PostNotices.run(tx, actor.org(), notices, now);
        Journal.record(tx, actor, event(task), now);
        return notices.size();
    }

    private static void checkIsNotSoon(Handle tx, OrgId org, TaskId id, Instant now) {
        var last = ReminderStore.remind(tx, org, id, now.minus(HOUR), now);
        if (last.isPresent()) {
            var wait = Duration.between(now, last.get().plus(HOUR)).plusMillis(999).toSeconds();
            throw new TooMany(TOO_SOON, Math.toIntExact(Math.max(1, wait))).refuse();
        }
    }

    private static Thing find(Handle tx, Actor actor, TaskId id) {
        var task = ThingStore.tasks(tx, actor.org(), List.of(id)).get(id.value());
        if (task == null) {
            throw new NotFound("task").refuse();
        }
        if (!ThingStore.mayBeSeen(tx, actor, task)) {
            throw new Forbidden("You do not have access to this task.").refuse();
        }
        return task;
    }

    private static Event event(Thing task) {
        return Event.of(
                Verb.EMITTED,
                Subject.of(Subject.Kind.TASK, task.task()),
                task.run() == null ? null : Subject.of(Subject.Kind.RUN, task.run()),
                "Reminded the assignees of task: " + task.title());
    }
}
