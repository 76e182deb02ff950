package dev.runsheet.task;

import dev.runsheet.platform.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A task as the columns of its row, for `TaskStore` to write.
final class TaskColumns {
    private TaskColumns() {}

    /// All of them, for a task that is new.
    static Map<String, Object> whole(Task task) {
        var row = changeable(task);
        var origin = task.origin();
        row.put("org_id", task.org());
        row.put("number", task.number());
        row.put("step_id", origin.step());
        row.put("template_id", origin.template());
        row.put("is_oneoff", origin.isOneOff());
        row.put("alias", origin.alias());
        row.put("template_position", origin.position());
        row.put("stage_id", origin.stage());
        row.put("fields", task.form().isEmpty() ? List.of() : Json.read(task.form().document()));
        row.put("has_dependents", origin.hasDependents());
        row.put("starter_id", origin.starter());
        row.put("created_at", origin.createdAt().toString());
        return row;
    }

    /// Its id and all that may change about it.
    static Map<String, Object> changeable(Task task) {
        var work = task.work();
        var row = new LinkedHashMap<String, Object>();
        row.put("id", task.id());
        row.put("run_id", task.run());
        row.put("kind", work.kind().word());
        row.put("original_title", work.title());
        row.put("title", work.shownTitle());
        row.put("original_summary", work.summary());
        row.put("summary", work.shownSummary());
        row.put("position", work.position());
        row.put("member_ids", work.owners().members());
        row.put("guest_emails", work.owners().guests());
        row.put("group_ids", work.owners().groups());
        row.put("tag_ids", work.tags());
        row.put("policy", work.policy());
        row.put("is_secret", work.policy().topSecret());
        row.put("answers", work.answers());
        row.put("webhook", work.webhook());
        row.put("custom_fields", work.custom());
        row.put("started_at", text(work.startedAt()));
        row.put("deadline", text(work.deadline()));
        row.put("is_deadline_fixed", work.isDeadlineFixed());
        row.put("last_updated", task.lastUpdated().toString());
        row.put("archived_at", text(task.archivedAt()));
        row.put("is_archived_by_run", task.isArchivedByRun());
        row.put("revision", task.revision());
        row.put("open_issues", task.talk().openIssues());
        row.put("mentioned_ids", task.talk().mentioned().members());
        row.put("mentioned_guests", task.talk().mentioned().guests());
        row.putAll(columns(task.state()));
        return row;
    }

    private static Map<String, Object> columns(State state) {
        var row = new LinkedHashMap<String, Object>();
        row.put("is_touched", true);
        row.put("is_hidden", false);
        row.put("is_hidden_by_hand", false);
        row.put("done_by", List.of());
        switch (state) {
            case State.Open(var isTouched, var reopenedAt, var doneBy) -> {
                row.put("is_touched", isTouched);
                row.put("reopened_at", text(reopenedAt));
                row.put("done_by", doneBy);
            }
            case State.Hidden(var isTouched, var isByHand) -> {
                row.put("is_touched", isTouched);
                row.put("is_hidden", true);
                row.put("is_hidden_by_hand", isByHand);
            }
            case State.Completed(var by, var at, var approved, var doneBy) -> {
                row.put("completed_at", at.toString());
                row.put("is_approved", approved);
                row.put("done_by", doneBy);
                switch (by) {
                    case Completer.Member(var id) -> row.put("completed_by", id);
                    case Completer.Guest(var email) -> row.put("completed_by_guest", email);
                    case Completer.Nobody _ -> {
                        // Both columns stay null.
                    }
                }
            }
        }
        return row;
    }

    private static String text(Instant at) {
        return at == null ? null : at.toString();
    }
}
