package dev.runsheet.task;

import dev.runsheet.base.Actor;
import dev.runsheet.comment.About;
import dev.runsheet.comment.Say;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Lets the server write under a task that everyone must complete who has done their part (tasks
/// spec 12.5).
public final class NotePart {
    private NotePart() {}

    public static void run(Handle tx, Actor actor, Task task, Completer by, Instant now) {
        if (task.isShared()) {
            Say.asServer(
                    tx,
                    actor,
                    new About.OfTask(task.id()),
                    name(by) + " completed their part of this task.",
                    now);
        }
    }

    private static String name(Completer by) {
        return switch (by) {
            case Completer.Member(var id) -> "@[" + id + "]";
            case Completer.Guest(var email) -> email;
            case Completer.Nobody _ -> "An application";
        };
    }
}
