package dev.runsheet.task;

import dev.runsheet.activity.Event;
import dev.runsheet.activity.Message;
import dev.runsheet.activity.Subject;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Owners;
import dev.runsheet.base.TaskId;
import dev.runsheet.custom.CustomEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What the feed and the world are told of a change to a task.
public final class TaskEvents {
    private TaskEvents() {}

    public static Event of(Task task, Verb verb, String said) {
        return Event.of(verb, subject(task), parent(task), said + ": " + task.work().shownTitle());
    }

    public static Message tell(String topic, Task task, Map<String, Object> payload) {
        return new Message(topic, task.run(), task.id(), payload);
    }

    /// One line for each property that differs; none when nothing does.
    public static List<Event> changes(Task before, Task after) {
        var events = new ArrayList<Event>();
        var old = before.work();
        var work = after.work();
        note(events, after, "title", old.title(), work.title());
        note(events, after, "summary", old.summary(), work.summary());
        note(events, after, "task_type", old.kind().word(), work.kind().word());
        note(events, after, "started_at", text(old.startedAt()), text(work.startedAt()));
        note(events, after, "deadline", text(old.deadline()), text(work.deadline()));
        note(events, after, "webhook", old.webhook(), work.webhook());
        note(events, after, "policy", old.policy(), work.policy());
        note(events, after, "taskdata", old.answers(), work.answers());
        note(events, after, "run_id", before.run(), after.run());
        events.addAll(
                CustomEvents.changes(
                        of(after, Verb.UPDATED, "Updated task"), old.custom(), work.custom()));
        if (!old.owners().equals(work.owners())) {
            events.add(ownersChanged(after, old.owners()));
        }
        return events;
    }

    static Event ownersChanged(Task task, Owners before) {
        return of(task, Verb.OWNERS_UPDATED, "Changed assignees")
                .changing("owners", people(before));
    }

    /// What is to be told of a completion besides that it happened: the mail, where that was the
    /// task.
    public static List<Message> completed(Task task) {
        return switch (task.work().kind()) {
            case EMAIL, EXPIRING_EMAIL -> List.of(tell("task.email", task, Map.of()));
            case TASK, APPROVAL, EXPIRING -> List.of();
        };
    }

    /// As `completed`, with the call of its own webhook, for a task that nothing comes after.
    static List<Message> completedAlone(Task task) {
        var messages = new ArrayList<>(completed(task));
        if (task.work().webhook() != null) {
            messages.add(webhook(task, task.work().webhook(), Optional.empty(), Map.of()));
        }
        return messages;
    }

    /// The call of `url` that a completion owes, with what is true only now: the completion, the
    /// task that was next when all that follows from it had been done (tasks spec 17.3), of which
    /// the wire has an empty list where there is none, and `ofRun`.
    public static Message webhook(
            Task task, String url, Optional<TaskId> next, Map<String, Object> ofRun) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("url", url);
        payload.put("next_task", next.isPresent() ? Map.of("id", next.get()) : List.of());
        if (task.state() instanceof State.Completed done) {
            payload.put("completed_at", text(done.at()));
            switch (done.by()) {
                case Completer.Member(var id) -> payload.put("completer", id);
                case Completer.Guest(var email) -> payload.put("completer_guest", email);
                case Completer.Nobody _ -> {}
            }
        }
        payload.putAll(ofRun);
        return tell("task.webhook", task, payload);
    }

    /// Those who are new on the task hear of it.
    public static Optional<Message> assigned(Task task, Owners before) {
        var added = task.work().owners().minus(before);
        return added.isNobody()
                ? Optional.empty()
                : Optional.of(tell("task.assigned", task, people(added)));
    }

    /// Those of `heirs` who had it not yet; they hear of all that they have taken over in one
    /// letter.
    static Optional<Message> handedOver(Task task, Owners heirs) {
        var added = heirs.minus(task.work().owners());
        if (added.isNobody()) {
            return Optional.empty();
        }
        var payload = new LinkedHashMap<>(people(added));
        payload.put("is_handed_over", true);
        return Optional.of(tell("task.assigned", task, payload));
    }

    public static Event moved(Task before, Task after) {
        return of(after, Verb.RE_ORDERED, "Moved task")
                .changing("position", before.work().position());
    }

    private static void note(
            List<Event> events, Task task, String field, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            events.add(of(task, Verb.UPDATED, "Updated task").changing(field, before));
        }
    }

    private static Map<String, Object> people(Owners owners) {
        var people = new LinkedHashMap<String, Object>();
        people.put("users", owners.members());
        people.put("guests", owners.guests());
        people.put("groups", owners.groups());
        return people;
    }

    private static Subject subject(Task task) {
        return Subject.of(Subject.Kind.TASK, task.id());
    }

    private static Subject parent(Task task) {
        return task.run() == null ? null : Subject.of(Subject.Kind.RUN, task.run());
    }

    private static String text(Instant at) {
        return at == null ? null : at.toString();
    }
}
