package dev.runsheet.report;

import dev.runsheet.base.Owners;
import dev.runsheet.comment.About;
import dev.runsheet.comment.Comment;
import dev.runsheet.comment.CommentRows;
import dev.runsheet.form.Field;
import dev.runsheet.form.FieldType;
import dev.runsheet.run.Run;
import dev.runsheet.run.WholeRun;
import dev.runsheet.task.Completer;
import dev.runsheet.task.State;
import dev.runsheet.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rows of a run in the table: one for each question of its kick-off form, one for each task,
/// and after a task one for each of its questions and each comment on it (platform spec 16).
final class RunRows {
    private static final String YES = "Yes";

    private final WholeRun whole;
    private final Labels labels;
    private final CommentRows comments;
    private final List<Cells> rows = new ArrayList<>();

    private RunRows(WholeRun whole, Labels labels, CommentRows comments) {
        this.whole = whole;
        this.labels = labels;
        this.comments = comments;
    }

    static List<Cells> of(WholeRun whole, Labels labels, CommentRows comments) {
        var rows = new RunRows(whole, labels, comments);
        whole.kickoff().forEach(rows::addKickoff);
        whole.tasks().forEach(rows::addTask);
        return rows.rows;
    }

    private Cells row(String type) {
        var run = whole.run();
        var details = run.details();
        var progress = run.progress();
        var cells = new Cells();
        putTemplate(cells, run);
        return cells.put(Column.PROCESS_ID, run.id())
                .put(Column.PROCESS_NAME, details.name())
                .put(Column.PROCESS_TAG, labels.tags(details.tags()))
                .put(Column.PROCESS_OWNER, labels.member(details.owner()))
                .put(Column.PROCESS_OWNER_ID, details.owner())
                .put(Column.TOTAL_TASKS_IN_PROCESS, progress.shown() + progress.hidden())
                .put(Column.TASKS_COMPLETED, progress.done())
                .put(Column.PROCESS_STATUS, run.status())
                .put(Column.PROCESS_LAST_MODIFIED, run.lastUpdated())
                .put(Column.PROCESS_COMPLETED_AT, run.completedAt())
                .put(Column.TYPE, type);
    }

    private static void putTemplate(Cells cells, Run run) {
        var from = run.from();
        if (from != null) {
            cells.put(Column.BLUEPRINT_ID, from.template())
                    .put(Column.BLUEPRINT_NAME, from.title())
                    .put(Column.BLUEPRINT_VERSION, from.version());
        }
    }

    /// Answers are shown once the form is submitted, as those of a task once it is completed.
    private void addKickoff(Field field) {
        var run = whole.run();
        var kickoff = run.kickoff();
        var cells =
                row("kick_off_task")
                        .put(Column.HAS_FORM_FIELDS, YES)
                        .put(Column.KICK_OFF_TASK_ID, field.id())
                        .put(Column.KICK_OFF_TASK_NAME, field.label())
                        .put(Column.COMPLETED_BY, kickoff.isComplete() ? kickoff.by() : "0")
                        .put(Column.COMPLETED_ON, kickoff.completedAt())
                        .put(Column.NO_OF_FORM_FIELDS, whole.kickoff().size())
                        .put(Column.LAST_MODIFIED, run.lastUpdated());
        rows.add(asked(cells, field, kickoff.isComplete(), kickoff.answers().get(hex(field))));
    }

    private void addTask(Task task) {
        var fields = task.form().fields();
        var cells = row("process_task");
        putTask(cells, task);
        putOwners(cells, task.work().owners());
        putTimes(cells, task);
        cells.put(Column.HAS_FORM_FIELDS, fields.isEmpty() ? null : YES)
                .put(Column.NO_OF_FORM_FIELDS, fields.size())
                .put(Column.LAST_MODIFIED, task.lastUpdated());
        var said = comments.of(new About.OfTask(task.id()));
        rows.add(putTalk(cells.copy(), said));
        for (var field : fields) {
            var data =
                    cells.copy()
                            .put(Column.TYPE, "process_task_data")
                            .put(Column.PROCESS_TASK_DATA_ID, field.id())
                            .put(Column.PROCESS_TASK_DATA_NAME, field.label());
            var answer = task.work().answers().get(hex(field));
            rows.add(asked(data, field, task.isCompleted(), answer));
        }
        said.forEach(comment -> rows.add(comment(cells.copy(), comment)));
    }

    private static Cells putTalk(Cells cells, List<Comment> said) {
        long reported = said.stream().filter(Comment::isProblem).count();
        long open = said.stream().filter(Comment::isOpenIssue).count();
        return cells.put(Column.ISSUE_REPORTED, reported > 0 ? YES : null)
                .put(Column.NO_OF_ISSUE_REPORTED, reported)
                .put(Column.ISSUE_RESOLVED, reported > open ? YES : null)
                .put(Column.NO_OF_ISSUE_RESOLVED, reported - open)
                .put(Column.TOTAL_COMMENTS, said.size());
    }

    private Cells comment(Cells cells, Comment comment) {
        boolean isResolved = comment.isProblem() && !comment.isOpenIssue();
        return cells.put(Column.TYPE, "process_task_comment")
                .put(Column.PROCESS_TASK_COMMENT_ID, comment.id())
                .put(Column.PROCESS_TASK_COMMENT_NAME, comment.label().word())
                .put(Column.ISSUE_REPORTED, comment.isProblem() ? YES : null)
                .put(Column.ISSUE_RESOLVED, isResolved ? YES : null)
                .put(Column.COMMENT, comments.text(comment))
                .put(Column.LAST_MODIFIED, comment.lastUpdated());
    }

    private void putTask(Cells cells, Task task) {
        cells.put(Column.PROCESS_TASK_ID, task.id())
                .put(Column.PROCESS_TASK_STATUS, task.isHidden() ? "hidden" : "shown")
                .put(Column.PROCESS_TASK_NAME, task.work().shownTitle())
                .put(Column.PROCESS_TASK_ALIAS, task.origin().alias());
        whole.stages().stream()
                .filter(stage -> stage.id().equals(task.origin().stage()))
                .findFirst()
                .ifPresent(
                        stage ->
                                cells.put(Column.MILESTONE_ID, stage.id())
                                        .put(Column.MILESTONE_NAME, stage.name())
                                        .put(Column.MILESTONE_POSITION, stage.position()));
    }

    private void putOwners(Cells cells, Owners owners) {
        int users = owners.members().size();
        int guests = owners.guests().size();
        cells.put(Column.USER_ASSIGNED, people(owners))
                .put(Column.ASSIGNED_USER_ID, joined(owners.members().stream()))
                .put(Column.GUEST_ASSIGNED, joined(owners.guests().stream()))
                .put(Column.TOTAL_USERS_ASSIGNED, users)
                .put(Column.TOTAL_GUESTS_ASSIGNED, guests)
                .put(Column.TOTAL_ASSIGNEES, users + guests + owners.groups().size());
    }

    private String people(Owners owners) {
        return joined(
                Stream.concat(
                        owners.members().stream().map(labels::member),
                        owners.groups().stream().map(labels::group)));
    }

    private static void putTimes(Cells cells, Task task) {
        cells.put(Column.DUE_BY, task.work().deadline());
        switch (task.state()) {
            case State.Hidden _ -> cells.put(Column.COMPLETED_BY, "0");
            case State.Open _ ->
                    cells.put(Column.COMPLETED_BY, "0")
                            .put(Column.ASSIGNED_OR_SHOWN_ON, task.origin().createdAt());
            case State.Completed done ->
                    cells.put(Column.COMPLETED_BY, completer(done.by()))
                            .put(Column.ASSIGNED_OR_SHOWN_ON, task.origin().createdAt())
                            .put(Column.COMPLETED_ON, done.at());
        }
    }

    private static Object completer(Completer by) {
        return switch (by) {
            case Completer.Member(var id) -> id;
            case Completer.Guest(var email) -> email;
            case Completer.Nobody _ -> null;
        };
    }

    private static Cells asked(Cells cells, Field field, boolean isAnswered, Object answer) {
        return cells.put(Column.FORM_FIELD_TYPE, field.type().word())
                .put(Column.QUESTION_IN_FORM_FIELD, field.label())
                .put(Column.ANSWER_IN_FORM_FIELD, isAnswered ? text(field, answer) : null);
    }

    /// Tables and people print nothing in a sentence, but here they have a cell for themselves.
    private static String text(Field field, Object answer) {
        return field.type() == FieldType.TABLE || field.type() == FieldType.ASSIGNEES_FORM
                ? joined(field.texts(answer).stream())
                : field.print(answer);
    }

    private static String hex(Field field) {
        return field.id().hex();
    }

    private static String joined(Stream<?> parts) {
        return parts.map(Object::toString).collect(Collectors.joining(", "));
    }
}
