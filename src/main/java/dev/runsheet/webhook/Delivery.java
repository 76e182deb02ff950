package dev.runsheet.webhook;

import dev.runsheet.base.Dates;
import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TaskId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A call of `url` that is owed because something happened `at` a moment. `event` is the same for
/// all who are told of it and for every attempt; `payload` is what was true at that moment;
/// `attempts` counts the one that is being made. `body` is what an earlier attempt sent, or null.
record Delivery(
        OrgId org,
        long id,
        UUID event,
        String topic,
        RunId run,
        TaskId task,
        Map<String, Object> payload,
        String url,
        UUID receiver,
        String body,
        Instant at,
        int attempts,
        UUID lease) {
    private static final String NEXT = "next_task";

    /// A watcher is called with events, everybody else with what happened to a task or a run.
    boolean isToWatcher() {
        return !topic.endsWith(".webhook");
    }

    /// When the task or the run was completed, by the moment that is told of; null if it was not.
    Instant completedAt() {
        return payload.get("completed_at") instanceof String text
                ? Dates.read(text).orElse(null)
                : null;
    }

    Optional<MemberId> completer() {
        return payload.get("completer") instanceof Number id
                ? Optional.of(new MemberId(id.longValue()))
                : Optional.empty();
    }

    Optional<String> completerGuest() {
        return Optional.ofNullable((String) payload.get("completer_guest"));
    }

    /// Whether it was written down then which task came next, or that none did.
    boolean knowsNext() {
        return payload.containsKey(NEXT);
    }

    Optional<TaskId> next() {
        return payload.get(NEXT) instanceof Map<?, ?> next
                ? Id.parse((String) next.get("id")).map(TaskId::new)
                : Optional.empty();
    }

    Optional<String> runStatus() {
        return Optional.ofNullable((String) payload.get("process_status"));
    }

    Optional<Integer> progress() {
        return Optional.ofNullable((Integer) payload.get("process_progress"));
    }

    Optional<String> thread() {
        return Optional.ofNullable((String) payload.get("thread_id"));
    }
}
