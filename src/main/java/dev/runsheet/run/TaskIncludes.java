package dev.runsheet.run;

import dev.runsheet.activity.Subject;
import dev.runsheet.attachment.AttachedFile;
import dev.runsheet.attachment.AttachedFileStore;
import dev.runsheet.base.FolderId;
import dev.runsheet.base.JobTitleId;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TagId;
import dev.runsheet.base.TaskId;
import dev.runsheet.feed.Activities;
import dev.runsheet.form.Field;
import dev.runsheet.people.JobTitleStore;
import dev.runsheet.people.Watcher;
import dev.runsheet.people.WatcherIncludes;
import dev.runsheet.task.Task;
import dev.runsheet.task.TaskJson;
import dev.runsheet.task.TaskRoleStore;
import dev.runsheet.task.TaskRoleStore.Titled;
import dev.runsheet.template.Content;
import dev.runsheet.template.Folder;
import dev.runsheet.template.LabelStore;
import dev.runsheet.template.StepJson;
import dev.runsheet.template.Tag;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// What `with` adds to tasks (tasks spec 4.2 to 4.4), read once for all tasks of an answer.
final class TaskIncludes {
    private static final String CHECKLIST = "run.checklist";

    /// Two spellings of the answers to the kick-off form.
    private static final List<String> KICKOFF = List.of("ko-form-fields", "ko_form_fields");

    /// Known to clients, and always empty as yet.
    private static final String SELECTED = "selected_text_comment";

    private static final String FILES = "assets";
    private static final String ACTIVITIES = "activities";
    private static final String ROLES = "roles";

    private final RunJson runJson;
    private final Set<String> names;
    private final Map<RunId, RunLine> runs;
    private final Map<RunId, Content> contents;
    private final Map<RunId, List<Field>> kickoffs;
    private final Map<TaskId, List<Field>> worded;
    private final Map<JobTitleId, String> titles;
    private final Map<TaskId, List<Titled>> roles;
    private final Map<TagId, Tag> tags;
    private final Map<FolderId, Folder> folders;
    private final Alerts alerts;
    private final TaskTalk talk;
    private final Map<UUID, List<AttachedFile>> files;
    private final Map<String, List<Map<String, Object>>> activities;
    private final WatcherIncludes watchers;

    private TaskIncludes(
            RunJson runJson,
            Set<String> names,
            Map<RunId, RunLine> runs,
            Map<RunId, Content> contents,
            Map<RunId, List<Field>> kickoffs,
            Map<TaskId, List<Field>> worded,
            Map<JobTitleId, String> titles,
            Map<TaskId, List<Titled>> roles,
            Map<TagId, Tag> tags,
            Map<FolderId, Folder> folders,
            Alerts alerts,
            TaskTalk talk,
            Map<UUID, List<AttachedFile>> files,
            Map<String, List<Map<String, Object>>> activities,
            WatcherIncludes watchers) {
        this.runJson = runJson;
        this.names = names;
        this.runs = runs;
        this.contents = contents;
        this.kickoffs = kickoffs;
        this.worded = worded;
        this.titles = titles;
        this.roles = roles;
        this.tags = tags;
        this.folders = folders;
        this.alerts = alerts;
        this.talk = talk;
        this.files = files;
        this.activities = activities;
        this.watchers = watchers;
    }

    static TaskIncludes read(
            Handle tx, RunJson runJson, Set<String> names, List<Task> tasks, Instant now) {
        boolean isOfKickoff = KICKOFF.stream().anyMatch(names::contains);
        boolean isOfContent = names.contains("step") || names.contains(CHECKLIST) || isOfKickoff;
        boolean isOfRuns = isOfContent || names.contains("run") || names.contains("folders");
        var ids = isOfRuns ? runsOf(tasks) : List.<RunId>of();
        var runs =
                RunListStore.find(tx, runJson.viewer(), ids, now).stream()
                        .collect(Collectors.toMap(line -> line.run().id(), Function.identity()));
        var contents = new HashMap<RunId, Content>();
        if (isOfContent) {
            runs.forEach((id, line) -> contents.put(id, Flows.content(tx, line.run())));
        }
        var org = runJson.viewer().org();
        var kickoffs = new HashMap<RunId, List<Field>>();
        var forms = new WordedForms(tx, runJson.viewer(), runJson.settings(), now);
        if (isOfKickoff) {
            runs.forEach(
                    (id, line) -> kickoffs.put(id, forms.kickoff(line.run(), contents.get(id))));
        }
        var tags = names.contains("tags") ? tagsOf(tasks) : Set.<TagId>of();
        var folders = names.contains("folders") ? foldersOf(runs.values()) : Set.<FolderId>of();
        return new TaskIncludes(
                runJson,
                names,
                runs,
                contents,
                kickoffs,
                names.contains("form_fields") ? forms.of(tasks) : Map.of(),
                names.contains("step") ? JobTitleStore.names(tx, org) : Map.of(),
                TaskRoleStore.of(
                        tx,
                        org,
                        names.contains(ROLES)
                                ? tasks.stream().map(Task::id).toList()
                                : List.<TaskId>of()),
                LabelStore.tags(tx, org, tags),
                LabelStore.folders(tx, org, folders),
                Alerts.of(tx, runJson, runs.values().stream().map(RunLine::run).toList(), now),
                TaskTalk.read(tx, runJson, names, tasks, now),
                AttachedFileStore.at(
                        tx,
                        org,
                        names.contains(FILES)
                                ? tasks.stream().map(task -> task.id().value()).toList()
                                : List.of()),
                Activities.of(
                        tx,
                        runJson.viewer(),
                        Subject.Kind.TASK,
                        names.contains(ACTIVITIES)
                                ? tasks.stream().map(task -> task.id().hex()).toList()
                                : List.of()),
                WatcherIncludes.read(
                        tx,
                        runJson.viewer(),
                        names,
                        Watcher.Type.TASK,
                        tasks.stream().map(Task::id).toList()));
    }

    private static List<RunId> runsOf(List<Task> tasks) {
        return tasks.stream().map(Task::run).filter(Objects::nonNull).distinct().toList();
    }

    private static Set<TagId> tagsOf(List<Task> tasks) {
        return tasks.stream()
                .flatMap(task -> task.work().tags().stream())
                .collect(Collectors.toSet());
    }

    private static Set<FolderId> foldersOf(Collection<RunLine> runs) {
        return runs.stream()
                .flatMap(line -> line.run().details().folders().stream())
                .collect(Collectors.toSet());
    }

    void put(Map<String, Object> json, Task task) {
        if (names.contains("run") || names.contains(CHECKLIST)) {
            json.put("run", IncludedJson.data(run(task)));
        }
        if (names.contains("step")) {
            json.put("step", IncludedJson.data(step(task)));
        }
        if (names.contains("form_fields")) {
            json.put("form_fields", TaskJson.formFields(task, RunFieldsJson.fields(task, worded)));
        }
        if (names.contains("tags")) {
            json.put("tags", IncludedJson.tags(task.work().tags(), tags));
        }
        if (names.contains("folders")) {
            json.put("folders", IncludedJson.folders(folderIds(task), folders));
        }
        for (var name : KICKOFF) {
            if (names.contains(name)) {
                json.put(name, IncludedJson.data(kickoff(task)));
            }
        }
        if (names.contains(FILES)) {
            json.put(FILES, IncludedJson.files(task.id(), files));
        }
        if (names.contains(ROLES)) {
            json.put(ROLES, IncludedJson.data(roles(task)));
        }
        if (names.contains(ACTIVITIES)) {
            json.put(
                    ACTIVITIES,
                    IncludedJson.data(activities.getOrDefault(task.id().hex(), List.of())));
        }
        talk.put(json, task);
        if (names.contains(SELECTED)) {
            json.put(SELECTED, IncludedJson.data(List.of()));
        }
        watchers.put(json, task.id());
    }

    private List<Map<String, Object>> roles(Task task) {
        return roles.getOrDefault(task.id(), List.of()).stream()
                .map(each -> StepJson.role(each.id(), each.name()))
                .toList();
    }

    private Map<String, Object> run(Task task) {
        var line = runs.get(task.run());
        if (line == null) {
            return null;
        }
        var json = runJson.read(line.run(), alerts.on(line));
        if (names.contains(CHECKLIST)) {
            json.put(
                    "checklist",
                    IncludedJson.data(ChecklistJson.of(line.run(), contents.get(task.run()))));
        }
        return json;
    }

    private Map<String, Object> step(Task task) {
        var content = contents.get(task.run());
        if (content == null || task.isOneOff()) {
            return null;
        }
        return content.step(task.origin().step())
                .map(step -> StepJson.of(task.origin().template(), step, titles))
                .orElse(null);
    }

    private List<FolderId> folderIds(Task task) {
        var line = runs.get(task.run());
        return line == null ? List.of() : line.run().details().folders();
    }

    private List<Map<String, Object>> kickoff(Task task) {
        var line = runs.get(task.run());
        return line == null
                ? List.of()
                : RunFieldsJson.kickoff(line.run(), kickoffs.get(task.run()));
    }
}
