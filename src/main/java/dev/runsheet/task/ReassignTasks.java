package dev.runsheet.task;

import dev.runsheet.activity.Event;
import dev.runsheet.activity.Journal;
import dev.runsheet.activity.Message;
import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Owners;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Gives what a member who leaves has still to do to another one, and says so of each task.
public final class ReassignTasks {
    private ReassignTasks() {}

    /// Answers how many tasks that are.
    public static int run(Handle tx, Actor actor, MemberId from, MemberId to, Instant now) {
        var tasks = ForgottenTaskStore.leftBy(tx, actor.org(), from);
        var ids = tasks.stream().map(Task::id).toList();
        var heir = new Owners(List.of(to), List.of(), List.of());
        var events = new ArrayList<Event>();
        var messages = new ArrayList<Message>();
        for (var task : tasks) {
            events.add(TaskEvents.ownersChanged(task, task.work().owners()));
            TaskEvents.handedOver(task, heir).ifPresent(messages::add);
        }
        ForgottenTaskStore.reassign(tx, actor.org(), ids, from, to, now);
        Journal.record(tx, actor, events, messages, now);
        return ids.size();
    }
}
