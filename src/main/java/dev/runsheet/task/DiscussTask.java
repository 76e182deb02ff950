package dev.runsheet.task;

import dev.runsheet.activity.Event;
import dev.runsheet.activity.Message;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.TaskId;
import dev.runsheet.comment.About;
import dev.runsheet.comment.Said;
import dev.runsheet.comment.Say;
import dev.runsheet.comment.Saying;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Lets people talk about a task that stands on its own; an issue reopens it when it was completed.
/// That the actor may see it, the caller has asked.
public final class DiscussTask {
    private DiscussTask() {}

    public static Said run(Handle tx, Actor actor, TaskId id, Saying saying, Instant now) {
        var before = UpdateTask.lockLive(tx, actor, id);
        var said = say(tx, actor, before, saying, now);
        var events = new ArrayList<Event>();
        var task = before;
        if (said.isReport() && before.isCompleted()) {
            task = before.reopen(now);
            events.add(TaskEvents.of(task, Verb.UNCOMPLETED, "Reopened task"));
        }
        task = task.discussed(said.talk(), now);
        events.add(line(task, said));
        UpdateTask.saved(tx, actor, task, events, mention(task, said).stream().toList(), now);
        return said;
    }

    /// Says it about a task that is locked, with its run or alone.
    public static Said say(Handle tx, Actor actor, Task task, Saying saying, Instant now) {
        task.requireSpeaking(actor);
        return Say.run(
                tx,
                actor,
                new About.OfTask(task.id()),
                task.talk(),
                task.work().owners().members(),
                saying,
                now);
    }

    public static Event line(Task task, Said said) {
        return said.line(TaskEvents.of(task, said.verb(), said.words() + " task"));
    }

    public static Optional<Message> mention(Task task, Said said) {
        return said.mention("task", task.run(), task.id());
    }
}
