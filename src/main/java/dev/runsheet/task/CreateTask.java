package dev.runsheet.task;

import dev.runsheet.activity.Event;
import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Message;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Owners;
import dev.runsheet.people.Numbers;
import dev.runsheet.people.OrganizationStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Creates a one-off task on its own, anew or as a copy of another one.
public final class CreateTask {
    private CreateTask() {}

    public static Task run(Handle tx, Actor actor, NewTask asked, Instant now) {
        var working = OrganizationStore.find(tx, actor.org()).workingTime();
        var origin = Origin.ofOneOff(actor.member().orElse(null), now);
        var number = Numbers.next(tx, actor.org(), Numbers.Kind.TASK, 1);
        var due = working.next(asked.deadline());
        return created(
                tx,
                actor,
                asked.task(actor.org(), number, null, 1, asked.owners(), due, origin, now),
                now);
    }

    /// The same work for the same people, without any answer; it stands on its own.
    public static Task copy(Handle tx, Actor actor, Task task, Instant now) {
        var number = Numbers.next(tx, actor.org(), Numbers.Kind.TASK, 1);
        var origin = Origin.ofOneOff(actor.member().orElse(null), now);
        return created(tx, actor, task.copy(number, origin, now), now);
    }

    private static Task created(Handle tx, Actor actor, Task task, Instant now) {
        TaskStore.insert(tx, actor.org(), List.of(task));
        var events = new ArrayList<Event>();
        var messages = new ArrayList<Message>();
        tell(task, events, messages);
        Journal.record(tx, actor, events, messages, now);
        return task;
    }

    /// What the feed and those who are assigned hear of a new task.
    public static void tell(Task task, List<Event> events, List<Message> messages) {
        events.add(TaskEvents.of(task, Verb.CREATED, "Created task"));
        TaskEvents.assigned(task, Owners.NOBODY).ifPresent(messages::add);
    }
}
