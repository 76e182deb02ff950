package dev.runsheet.task;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Dates;
import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Settings;
import dev.runsheet.base.Settings.DateMillis;
import dev.runsheet.base.Settings.OpenStatusLiteral;
import dev.runsheet.base.TaskKind;
import dev.runsheet.custom.CustomJson;
import dev.runsheet.form.Field;
import dev.runsheet.form.FieldJson;
import dev.runsheet.people.Names;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A task on the wire (tasks spec 2.1), for one viewer. `names` are needed where owners are
/// objects.
public record TaskJson(Settings settings, Actor viewer, Names names, Everyone everyone) {
    /// What kind of answer the task stands in, as the shape of some keys depends on it.
    private enum Place {
        READ,
        WRITTEN,
        COMPLETED,
        LISTED
    }

    /// Without names: where the documented shape of owners is ids.
    public static TaskJson plain(Settings settings, Actor viewer, Everyone everyone) {
        return new TaskJson(settings, viewer, Names.NONE, everyone);
    }

    /// Whether an answer of this kind names the owners, so that their names must be asked for.
    public static boolean needsNames(Settings settings, boolean isSingleRead) {
        return switch (settings.ownersShape()) {
            case DOCUMENTED -> !isSingleRead;
            case OBJECTS -> true;
            case INTEGERS -> false;
        };
    }

    /// One task, as it is read. `runStatus` is the status of its run, or null.
    public Map<String, Object> read(Task task, String runStatus) {
        return withSummary(task, json(task, runStatus, Place.READ));
    }

    /// One task, after it was created or changed.
    public Map<String, Object> written(Task task, String runStatus) {
        return withSummary(task, json(task, runStatus, Place.WRITTEN));
    }

    /// One task, after it was completed or reopened.
    public Map<String, Object> turned(Task task, String runStatus) {
        return withSummary(task, json(task, runStatus, Place.COMPLETED));
    }

    /// A row of a list.
    public Map<String, Object> listed(Task task, String runStatus) {
        return json(task, runStatus, Place.LISTED);
    }

    public static Map<String, Object> withSummary(Task task, Map<String, Object> json) {
        json.put("summary", task.work().shownSummary());
        json.put("original_summary", task.work().summary());
        return json;
    }

    /// The fields of its form with the answers, as the include `form_fields`. As its questions are
    /// kept.
    public static Map<String, Object> formFields(Task task) {
        return formFields(task, task.form().fields());
    }

    /// `fields` are the questions of the task as they read.
    public static Map<String, Object> formFields(Task task, List<Field> fields) {
        var answers = task.work().answers();
        return Map.of(
                "data",
                fields.stream()
                        .map(field -> FieldJson.answered(field, answers.get(field.id().hex())))
                        .toList());
    }

    private Map<String, Object> json(Task task, String runStatus, Place place) {
        var origin = task.origin();
        var work = task.work();
        var policy = work.policy();
        var completed = task.state() instanceof State.Completed done ? done : null;
        var json = new LinkedHashMap<String, Object>(64);
        json.put("id", task.id().hex());
        json.put("increment_id", task.number());
        json.put("title", work.shownTitle());
        json.put("original_title", work.title());
        json.put("run_id", hex(task.run()));
        json.put("checklist_id", hex(origin.template()));
        json.put("step_id", hex(origin.step()));
        json.put("linked_step_id", null);
        json.put("alias", origin.alias());
        json.put("taskdata", work.answers());
        json.put("owners", owners(task, place));
        json.put("allow_guest_owners", policy.allowGuestOwners());
        json.put("status", status(task));
        json.put("status_label", label(task));
        json.put("task_type", work.kind().word());
        json.put("is_approved", completed == null ? null : completed.approved());
        json.put("is_completable", task.isOpen());
        json.put("is_oneoff_task", origin.isOneOff());
        json.put("position", work.position());
        json.put(
                "blueprint_position",
                origin.position() == null ? work.position() : origin.position());
        json.put("started_at", date(work.startedAt()));
        json.put("deadline", date(work.deadline()));
        json.put("created_at", date(origin.createdAt()));
        json.put("last_updated", date(task.lastUpdated()));
        json.put("archived_at", date(task.archivedAt()));
        json.put("completed_at", completed == null ? null : completedAt(completed.at(), place));
        json.put("starter_id", number(origin.starter()));
        json.put("completer_id", completer(completed));
        json.put("completer_guest", guest(completed));
        json.put("completer_guest_id", guest(completed));
        json.put("everyone_must_complete", policy.everyoneMustComplete());
        json.put("completion_progress", progress(task));
        json.put("can_complete_only_assignees", policy.onlyAssigneesComplete());
        json.put("max_assignable", policy.maxAssignable());
        json.put("has_deadline_dependent_child_tasks", origin.hasDependents());
        json.put("is_soft_start_date", policy.softStart());
        json.put("prevent_guest_comment", policy.preventGuestComment());
        json.put("webhook", work.webhook());
        json.put("top_secret", policy.topSecret());
        json.put("send_chromeless", policy.sendChromeless());
        json.put("stage_id", hex(origin.stage()));
        json.put("problem", task.talk().hasIssue());
        json.put("run_status", runStatus);
        json.put("custom_fields", CustomJson.of(work.custom(), viewer));
        return json;
    }

    private Map<String, Object> owners(Task task, Place place) {
        boolean isObjects =
                switch (settings.ownersShape()) {
                    case DOCUMENTED -> place == Place.WRITTEN || place == Place.LISTED;
                    case OBJECTS -> true;
                    case INTEGERS -> false;
                };
        return isObjects
                ? OwnersJson.objects(task.work().owners(), names)
                : OwnersJson.integers(task.work().owners());
    }

    private String status(Task task) {
        return switch (task.state()) {
            case State.Open(var isTouched, _, _) -> isTouched ? open() : "not-started";
            case State.Hidden _ -> "auto-skipped";
            case State.Completed _ -> "completed";
        };
    }

    private String open() {
        return settings.openStatusLiteral() == OpenStatusLiteral.ACTIVE ? "active" : "in-progress";
    }

    private static String label(Task task) {
        return switch (task.state()) {
            case State.Open(var isTouched, _, _) -> isTouched ? "Active" : "Not started";
            case State.Hidden _ -> "Hidden";
            case State.Completed done -> label(task.work().kind(), done.approved());
        };
    }

    private static String label(TaskKind kind, Boolean approved) {
        return switch (kind) {
            case TASK -> "Completed";
            case APPROVAL -> Boolean.TRUE.equals(approved) ? "approved" : "rejected";
            case EXPIRING -> Boolean.FALSE.equals(approved) ? "expired" : "acknowledged";
            case EMAIL, EXPIRING_EMAIL -> "sent";
        };
    }

    private Object progress(Task task) {
        if (!task.isShared()) {
            return null;
        }
        var done =
                switch (task.state()) {
                    case State.Open open -> open.doneBy();
                    case State.Completed completed -> completed.doneBy();
                    case State.Hidden _ -> List.<String>of();
                };
        var progress = new LinkedHashMap<String, Object>();
        progress.put("completed", done.size());
        // Somebody may have left a group since.
        progress.put("total", Math.max(done.size(), everyone.marks(task).size()));
        return progress;
    }

    private static Object completer(State.Completed done) {
        return done != null && done.by() instanceof Completer.Member(var id) ? id.value() : null;
    }

    private static Object guest(State.Completed done) {
        return done != null && done.by() instanceof Completer.Guest(var email) ? email : null;
    }

    /// Only the answer to a completion is documented with milliseconds (tasks spec C4).
    private String completedAt(Instant at, Place place) {
        return settings.dateMillis() == DateMillis.PER_EXAMPLE && place == Place.COMPLETED
                ? Dates.millis(at)
                : date(at);
    }

    private String date(Instant at) {
        return settings.dateMillis() == DateMillis.ALWAYS ? Dates.millis(at) : Dates.seconds(at);
    }

    private static String hex(Id id) {
        return id == null ? null : id.hex();
    }

    private static Object number(MemberId id) {
        return id == null ? null : id.value();
    }
}
