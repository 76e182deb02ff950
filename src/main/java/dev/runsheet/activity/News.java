package dev.runsheet.activity;

import dev.runsheet.base.Id;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TaskId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Retells the lines of the feed to the world: each is a message, but all the updates of one thing
/// are one, which names the fields. That a rule was weighed changes nothing and is not told.
final class News {
    private News() {}

    static List<Message> of(List<Event> events) {
        var told = new ArrayList<Message>();
        var updated = new LinkedHashMap<Subject, List<Event>>();
        for (var event : events) {
            switch (event.verb()) {
                case EXECUTED, EXECUTION_FAIL -> {}
                case UPDATED ->
                        updated.computeIfAbsent(event.subject(), _ -> new ArrayList<>()).add(event);
                default -> told.add(message(event, Map.of()));
            }
        }
        updated.values().forEach(each -> told.add(message(each.getFirst(), fields(each))));
        return told;
    }

    private static Message message(Event event, Map<String, Object> more) {
        var subject = event.subject();
        var payload = new LinkedHashMap<String, Object>();
        payload.put("id", subject.id());
        if (event.parent() != null) {
            payload.put("parent_id", event.parent().id());
        }
        if (event.state() != null && event.state().containsKey("thread_id")) {
            payload.put("thread_id", event.state().get("thread_id"));
        }
        payload.putAll(more);
        return new Message(topic(event), run(event), task(subject), payload);
    }

    private static Map<String, Object> fields(List<Event> updates) {
        var fields = updates.stream().map(Event::field).filter(each -> each != null).distinct();
        return Map.of("fields", fields.toList());
    }

    private static String topic(Event event) {
        var kind = event.subject().kind();
        var word = kind == Subject.Kind.RUN ? "process" : kind.word();
        return word
                + "."
                + switch (event.verb()) {
                    case CREATED -> kind == Subject.Kind.RUN ? "launched" : "created";
                    case UNCOMPLETED -> "reopened";
                    case COMMENTED -> "comment_added";
                    case ISSUE_REPORTED -> "issue_raised";
                    case ISSUE_RESOLVED -> "issue_resolved";
                    default -> event.verb().word();
                };
    }

    private static TaskId task(Subject subject) {
        return subject.kind() == Subject.Kind.TASK
                ? Id.parse(subject.id()).map(TaskId::new).orElseThrow()
                : null;
    }

    private static RunId run(Event event) {
        var run = event.subject().kind() == Subject.Kind.TASK ? event.parent() : event.subject();
        return run != null && run.kind() == Subject.Kind.RUN
                ? Id.parse(run.id()).map(RunId::new).orElseThrow()
                : null;
    }
}
