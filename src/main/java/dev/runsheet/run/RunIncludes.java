package dev.runsheet.run;

import dev.runsheet.attachment.AttachedFileStore;
import dev.runsheet.base.FolderId;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TagId;
import dev.runsheet.comment.About;
import dev.runsheet.comment.CommentRows;
import dev.runsheet.comment.Place;
import dev.runsheet.custom.CustomJson;
import dev.runsheet.people.JobTitleStore;
import dev.runsheet.people.Watcher;
import dev.runsheet.people.WatcherIncludes;
import dev.runsheet.task.Task;
import dev.runsheet.task.TaskLine;
import dev.runsheet.task.TaskListStore;
import dev.runsheet.task.TaskListStore.Large;
import dev.runsheet.template.Content;
import dev.runsheet.template.Folder;
import dev.runsheet.template.LabelStore;
import dev.runsheet.template.Tag;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Runs on the wire with what `with` adds to them (tasks spec 8.2, 8.6), all of it read once for
/// all runs of an answer.
final class RunIncludes {
    private static final String OF_TASKS = "tasks.";

    private static final String FILES = "assets";

    /// What is worked out from the tasks.
    private static final Set<String> FROM_TASKS =
            Set.of("tasks", "next_task", "tasks_meta", "form_fields", "stages");

    private final Handle tx;
    private final WordedForms forms;
    private final RunJson json;
    private final Set<String> names;
    private final boolean isWithValues;
    private final Instant now;

    /// `isWithValues` asks for the answers of all tasks.
    RunIncludes(Handle tx, RunJson json, Set<String> names, boolean isWithValues, Instant now) {
        this.tx = tx;
        this.forms = new WordedForms(tx, json.viewer(), json.settings(), now);
        this.json = json;
        this.names = names;
        this.isWithValues = isWithValues;
        this.now = now;
    }

    List<Map<String, Object>> of(List<RunLine> lines) {
        var org = json.viewer().org();
        var tasks = tasks(lines);
        var contents = contents(lines);
        Set<TagId> tagIds =
                names.contains("tags")
                        ? lines.stream()
                                .flatMap(line -> line.run().details().tags().stream())
                                .collect(Collectors.toSet())
                        : Set.of();
        Set<FolderId> folderIds =
                names.contains("folders")
                        ? lines.stream()
                                .flatMap(line -> line.run().details().folders().stream())
                                .collect(Collectors.toSet())
                        : Set.of();
        var tags = LabelStore.tags(tx, org, tagIds);
        var folders = LabelStore.folders(tx, org, folderIds);
        var taskRows = taskRows(lines, tasks);
        var alerts = Alerts.of(tx, json, lines.stream().map(RunLine::run).toList(), now);
        var comments = comments(lines);
        var files = AttachedFileStore.at(tx, org, placesOfFiles(lines));
        var watchers = watchers(lines);
        return lines.stream()
                .map(
                        line -> {
                            var run = line.run();
                            var row = json.read(run, alerts.on(line));
                            putLabels(row, run, tags, folders);
                            putContent(row, run, contents.get(run.id()));
                            putComments(row, run, comments);
                            watchers.put(row, run.id());
                            if (names.contains(FILES)) {
                                row.put(FILES, IncludedJson.files(run.id(), files));
                            }
                            putTasks(
                                    row,
                                    run,
                                    contents.get(run.id()),
                                    tasks.getOrDefault(run.id(), List.of()),
                                    taskRows);
                            return CustomJson.seenBy(json.viewer(), row);
                        })
                .toList();
    }

    private WatcherIncludes watchers(List<RunLine> lines) {
        var runs = lines.stream().map(line -> line.run().id()).toList();
        return WatcherIncludes.read(tx, json.viewer(), names, Watcher.Type.RUN, runs);
    }

    private List<UUID> placesOfFiles(List<RunLine> lines) {
        return names.contains(FILES)
                ? lines.stream().map(line -> line.run().id().value()).toList()
                : List.of();
    }

    private boolean asksForTasks() {
        return isWithValues
                || names.stream()
                        .anyMatch(name -> FROM_TASKS.contains(name) || name.startsWith(OF_TASKS));
    }

    private boolean showsTasks() {
        return names.stream().anyMatch(name -> name.equals("tasks") || name.startsWith(OF_TASKS));
    }

    /// Those that are not put away one by one, as far as the viewer may know of them.
    private Map<RunId, List<Task>> tasks(List<RunLine> lines) {
        if (!asksForTasks() || lines.isEmpty()) {
            return Map.of();
        }
        var large = EnumSet.noneOf(Large.class);
        if (names.contains("form_fields") || names.contains("tasks.form_fields")) {
            large.add(Large.FORM);
        }
        if (names.contains("tasks.summary")) {
            large.add(Large.SUMMARY);
        }
        var runs = lines.stream().map(line -> line.run().id()).toList();
        return TaskListStore.ofRuns(tx, json.viewer().org(), runs, large).stream()
                .filter(task -> !task.isArchived() || task.isArchivedByRun())
                .filter(task -> task.isVisibleTo(json.viewer()))
                .collect(Collectors.groupingBy(Task::run));
    }

    private CommentRows comments(List<RunLine> lines) {
        boolean isAsked = names.contains("threads") || names.contains("issues");
        var things =
                isAsked
                        ? lines.stream().map(line -> new About.OfRun(line.run().id())).toList()
                        : List.<About>of();
        return CommentRows.of(tx, json.viewer(), json.settings(), things, now);
    }

    private Map<RunId, Content> contents(List<RunLine> lines) {
        var contents = new HashMap<RunId, Content>();
        if (names.stream()
                .anyMatch(
                        Set.of("checklist", "checklist.steps", "ko_form_fields", "stages")
                                ::contains)) {
            lines.forEach(line -> contents.put(line.run().id(), Flows.content(tx, line.run())));
        }
        return contents;
    }

    /// The include leaves hidden tasks out, unlike the list of the run's tasks.
    private Map<String, Map<String, Object>> taskRows(
            List<RunLine> lines, Map<RunId, List<Task>> tasks) {
        if (!showsTasks()) {
            return Map.of();
        }
        var nested =
                names.stream()
                        .filter(name -> name.startsWith(OF_TASKS))
                        .map(name -> name.substring(OF_TASKS.length()))
                        .collect(Collectors.toSet());
        var shown =
                lines.stream()
                        .flatMap(
                                line ->
                                        tasks.getOrDefault(line.run().id(), List.of()).stream()
                                                .filter(task -> !task.isHidden())
                                                .map(
                                                        task ->
                                                                new TaskLine(
                                                                        task, line.run().status())))
                        .toList();
        return new TaskRows(tx, json, nested, now)
                .listed(shown).stream()
                        .collect(Collectors.toMap(row -> (String) row.get("id"), row -> row));
    }

    private void putLabels(
            Map<String, Object> row, Run run, Map<TagId, Tag> tags, Map<FolderId, Folder> folders) {
        if (names.contains("tags")) {
            row.put("tags", IncludedJson.tags(run, tags));
        }
        if (names.contains("folders")) {
            row.put("folders", IncludedJson.folders(run.details().folders(), folders));
        }
    }

    private void putComments(Map<String, Object> row, Run run, CommentRows comments) {
        var about = new About.OfRun(run.id());
        var place = new Place(run.id(), run.archivedAt());
        if (names.contains("threads")) {
            row.put("threads", IncludedJson.data(comments.threads(about, place)));
        }
        if (names.contains("issues")) {
            row.put("issues", IncludedJson.data(comments.issues(about, place)));
        }
    }

    private void putContent(Map<String, Object> row, Run run, Content content) {
        if (names.contains("checklist.steps")) {
            var titles = JobTitleStore.names(tx, run.org());
            row.put("checklist", IncludedJson.data(ChecklistJson.withSteps(run, content, titles)));
        } else if (names.contains("checklist")) {
            row.put("checklist", IncludedJson.data(ChecklistJson.of(run, content)));
        }
        if (names.contains("ko_form_fields")) {
            var fields = forms.kickoff(run, content);
            row.put("ko_form_fields", IncludedJson.data(RunFieldsJson.kickoff(run, fields)));
        }
        if (names.contains("permissions")) {
            row.put("permissions", IncludedJson.data(RunRights.of(json.viewer(), run)));
        }
    }

    private void putTasks(
            Map<String, Object> row,
            Run run,
            Content content,
            Collection<Task> tasks,
            Map<String, Map<String, Object>> taskRows) {
        if (showsTasks()) {
            row.put(
                    "tasks",
                    IncludedJson.data(
                            tasks.stream()
                                    .filter(task -> !task.isHidden())
                                    .map(task -> taskRows.get(task.id().hex()))
                                    .toList()));
        }
        if (names.contains("next_task")) {
            row.put("next_task", IncludedJson.data(RunTasksJson.next(tasks, json)));
        }
        if (names.contains("tasks_meta")) {
            row.put("tasks_meta", IncludedJson.data(RunTasksJson.meta(tasks, now)));
        }
        if (names.contains("stages")) {
            var stages = Flows.stages(tx, run, content);
            row.put("stages", IncludedJson.data(RunTasksJson.stages(stages, tasks)));
        }
        if (names.contains("form_fields")) {
            row.put(
                    "form_fields",
                    IncludedJson.data(RunFieldsJson.ofTasks(tasks, forms.of(tasks))));
        }
        if (isWithValues) {
            row.put("form_fields_values", RunFieldsJson.values(run, tasks));
        }
    }
}
