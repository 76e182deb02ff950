package dev.runsheet.run;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Dates;
import dev.runsheet.base.FieldId;
import dev.runsheet.base.FolderId;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Settings;
import dev.runsheet.base.Settings.DateMillis;
import dev.runsheet.base.Settings.RunWriteProgress;
import dev.runsheet.base.TagId;
import dev.runsheet.custom.CustomJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// A run on the wire (tasks spec 2.5), for one viewer.
public record RunJson(Settings settings, Actor viewer) {

    /// As it is read, listed, launched and restored: progress is counted.
    public Map<String, Object> read(Run run, RunDerived derived) {
        return json(run, derived, true);
    }

    /// After an update or after it was archived: progress is a percentage, and the tags and folders
    /// are there as ids (tasks spec C8, 8.4).
    public Map<String, Object> written(Run run, RunDerived derived) {
        var json = json(run, derived, settings.runWriteProgress() == RunWriteProgress.OBJECT);
        json.put("tags", run.details().tags().stream().map(TagId::hex).toList());
        json.put("folders", run.details().folders().stream().map(FolderId::hex).toList());
        return json;
    }

    private Map<String, Object> json(Run run, RunDerived derived, boolean isCounted) {
        var json = new LinkedHashMap<String, Object>(64);
        putIdentity(json, run, isCounted);
        putKickoff(json, run.kickoff());
        json.put("starred", derived.isStarred());
        putDates(json, run, derived);
        putSharing(json, run, derived);
        json.put("parent_id", hex(run.parent()));
        json.put("can_add_oot", run.mayAddTasks());
        json.put("has_open_issue", run.talk().hasIssue());
        json.put("alerts", Map.of("issues", derived.issues()));
        json.put("custom_fields", CustomJson.of(run.details().custom(), viewer));
        return json;
    }

    private static void putIdentity(Map<String, Object> json, Run run, boolean isCounted) {
        var from = run.from();
        var progress = run.progress();
        json.put("id", run.id().hex());
        json.put("increment_id", run.number());
        json.put("checklist_id", from == null ? null : from.template().hex());
        json.put("checklist_title", from == null ? null : from.title());
        json.put("name", run.details().name());
        json.put("summary", run.details().summary());
        json.put("status", run.status());
        json.put("progress", progress(progress.done(), progress.shown(), isCounted));
        json.put("whole_progress", progress(progress.done(), progress.whole(), isCounted));
        json.put("started_by", run.startedBy().value());
        json.put("owner_id", run.details().owner().value());
        json.put("assign_someone_else", false);
    }

    private void putKickoff(Map<String, Object> json, Kickoff kickoff) {
        json.put("prerun", kickoff.answers());
        json.put("prerun_status", kickoff.isComplete() ? "complete" : "incomplete");
        json.put("prerun_completed_at", date(kickoff.completedAt()));
        json.put("prerun_completed_by", number(kickoff.by()));
        json.put("prerun_submitted_by", number(kickoff.by()));
        json.put("prerun_length", kickoff.answers().size());
    }

    private void putDates(Map<String, Object> json, Run run, RunDerived derived) {
        json.put("created_at", date(run.createdAt()));
        json.put("started_at", date(run.createdAt()));
        json.put("last_updated", date(run.lastUpdated()));
        json.put("last_synced", null);
        json.put("archived_at", date(run.archivedAt()));
        json.put("completed_at", date(run.completedAt()));
        json.put("due_date", date(derived.dueDate()));
        json.put("max_task_deadline", date(derived.dueDate()));
        json.put("due_date_passed", derived.isOverdue() && !run.isComplete());
        json.put("due_soon", derived.isDueSoon());
        json.put("late_tasks", derived.lateTasks());
    }

    private static void putSharing(Map<String, Object> json, Run run, RunDerived derived) {
        var details = run.details();
        json.put("collaborators", collaborators(run, derived));
        json.put("type", run.kind().name().toLowerCase(Locale.ROOT));
        json.put("is_public", details.isPublic());
        json.put(
                "publicly_hidden_fields",
                details.publiclyHidden().stream().map(FieldId::hex).toList());
        json.put("users", details.members().stream().map(MemberId::value).toList());
        json.put("groups", details.groups().stream().map(GroupId::hex).toList());
    }

    private static List<Long> collaborators(Run run, RunDerived derived) {
        return Stream.concat(
                        Stream.of(run.startedBy(), run.details().owner()),
                        derived.assignees().stream())
                .map(MemberId::value)
                .distinct()
                .toList();
    }

    private static Object progress(int done, int total, boolean isCounted) {
        return isCounted ? counted(done, total) : Progress.percent(done, total);
    }

    static Map<String, Object> counted(int done, int total) {
        var progress = new LinkedHashMap<String, Object>();
        progress.put("complete", done);
        progress.put("total", total);
        progress.put("percent", Progress.percent(done, total));
        return progress;
    }

    String date(Instant at) {
        return settings.dateMillis() == DateMillis.ALWAYS ? Dates.millis(at) : Dates.seconds(at);
    }

    private static String hex(Id id) {
        return id == null ? null : id.hex();
    }

    private static Object number(MemberId id) {
        return id == null ? null : id.value();
    }
}
