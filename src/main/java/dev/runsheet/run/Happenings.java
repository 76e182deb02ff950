package dev.runsheet.run;

import dev.runsheet.activity.Event;
import dev.runsheet.activity.Message;
import dev.runsheet.activity.Subject;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Owners;
import dev.runsheet.base.TaskId;
import dev.runsheet.comment.Said;
import dev.runsheet.custom.CustomEvents;
import dev.runsheet.task.Task;
import dev.runsheet.task.TaskEvents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What happened to a run and its tasks in one request, and what the world is to be told of it.
final class Happenings {
    private final List<Event> events = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();

    List<Event> events() {
        return events;
    }

    List<Message> messages() {
        return messages;
    }

    boolean isEmpty() {
        return events.isEmpty() && messages.isEmpty();
    }

    void add(Event event) {
        events.add(event);
    }

    void of(Run run, Verb verb, String description) {
        events.add(Event.of(verb, subject(run), template(run), description));
    }

    void changed(Run run, String field, Object oldValue) {
        changed(run, "Updated process", field, oldValue);
    }

    void changed(Run run, String said, String field, Object oldValue) {
        events.add(
                Event.of(Verb.UPDATED, subject(run), template(run), said + ": " + name(run))
                        .changing(field, oldValue));
    }

    void customized(Run run, Map<String, Object> before, Map<String, Object> after) {
        var line =
                Event.of(
                        Verb.UPDATED, subject(run), template(run), "Updated process: " + name(run));
        events.addAll(CustomEvents.changes(line, before, after));
    }

    void of(Task task, Verb verb, String said) {
        events.add(TaskEvents.of(task, verb, said));
    }

    void changed(Task task, String field, Object oldValue) {
        events.add(TaskEvents.of(task, Verb.UPDATED, "Updated task").changing(field, oldValue));
    }

    /// All that differs between the two, and who is newly assigned.
    void changed(Task before, Task after) {
        events.addAll(TaskEvents.changes(before, after));
        tellAssigned(after, before.work().owners());
    }

    void moved(Task before, Task after) {
        events.add(TaskEvents.moved(before, after));
    }

    void tell(Message message) {
        messages.add(message);
    }

    /// Words about the run itself, and that some were mentioned in them.
    void said(Run run, Said said) {
        var about =
                Event.of(
                        said.verb(),
                        subject(run),
                        template(run),
                        said.words() + " process: " + name(run));
        events.add(said.line(about));
        said.mention("process", run.id(), null).ifPresent(this::tell);
    }

    void tell(String topic, Task task, Map<String, Object> payload) {
        messages.add(TaskEvents.tell(topic, task, payload));
    }

    void tellCompleted(Task task) {
        messages.addAll(TaskEvents.completed(task));
    }

    void callWebhook(Run run, Task task, String url, Optional<TaskId> next) {
        messages.add(TaskEvents.webhook(task, url, next, standing(run)));
    }

    /// The call of `url` that a launch or the completion of a run owes.
    void callWebhook(Run run, String url) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("url", url);
        payload.putAll(standing(run));
        if (run.isComplete()) {
            payload.put("completed_at", run.completedAt().toString());
        }
        messages.add(new Message("process.webhook", run.id(), null, payload));
    }

    private static Map<String, Object> standing(Run run) {
        var progress = run.progress();
        return Map.of(
                "process_status", run.status(),
                "process_progress", Progress.percent(progress.done(), progress.shown()));
    }

    /// Those who are new on the task hear of it.
    void tellAssigned(Task task, Owners before) {
        TaskEvents.assigned(task, before).ifPresent(messages::add);
    }

    static Subject subject(Run run) {
        return Subject.of(Subject.Kind.RUN, run.id());
    }

    static Subject template(Run run) {
        return run.from() == null ? null : Subject.of(Subject.Kind.TEMPLATE, run.from().template());
    }

    private static String name(Run run) {
        return run.details().name();
    }
}
