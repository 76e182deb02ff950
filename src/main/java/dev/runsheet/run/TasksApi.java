package dev.runsheet.run;

import dev.runsheet.base.Body;
import dev.runsheet.base.Dates;
import dev.runsheet.base.Owners;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TaskId;
import dev.runsheet.people.Names;
import dev.runsheet.people.OwnersForm;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import dev.runsheet.snippet.FindSnippets;
import dev.runsheet.task.ArchiveTask;
import dev.runsheet.task.CreateTask;
import dev.runsheet.task.Everyone;
import dev.runsheet.task.NewTask;
import dev.runsheet.task.Task;
import dev.runsheet.task.TaskChange;
import dev.runsheet.task.TaskJson;
import dev.runsheet.task.TaskStore;
import dev.runsheet.task.UpdateTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// Creating, changing, archiving and deleting tasks, of runs and on their own.
public final class TasksApi {
    private static final String ORG = "/organizations/{org}";
    private static final String TASK = ORG + "/tasks/{task}";
    private static final String RUN_TASK = ORG + "/runs/{run}/tasks/{task}";

    private TasksApi() {}

    public static void mount(Routes routes) {
        routes.post(ORG + "/tasks", TasksApi::create);
        routes.toGuests().put(TASK, TasksApi::update);
        routes.toGuests().patch(TASK, TasksApi::update);
        routes.toGuests().put(RUN_TASK, TasksApi::updateInRun);
        routes.toGuests().patch(RUN_TASK, TasksApi::updateInRun);
        routes.delete(TASK, TasksApi::archive);
        routes.put(TASK + "/restore", TasksApi::restore);
        routes.delete(TASK + "/delete", TasksApi::purge);
        routes.post(TASK + "/clone", TasksApi::copy);
    }

    static Answer create(Call call, Handle tx) {
        return create(call, tx, call.body());
    }

    static Answer create(Call call, Handle tx, Body body) {
        var asked =
                NewTask.read(
                        body,
                        owners -> OwnersForm.assigned(tx, call.org(), owners),
                        FindSnippets.copied(tx, call.org()),
                        call.at());
        body.refuseIfAny();
        var outcome = AddTask.run(tx, call.actor(), asked, body, call.settings(), call.at());
        var run = outcome.run();
        var json = written(call, tx, outcome.task(), run == null ? null : run.status());
        if (asked.isForEach()) {
            json.put("run", inlined(run));
        }
        return Answer.created(json).withETag(etag(outcome.task()));
    }

    private static Map<String, Object> inlined(Run run) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", run.id().hex());
        json.put("name", run.details().name());
        json.put("started_at", Dates.seconds(run.createdAt()));
        return json;
    }

    static Answer update(Call call, Handle tx) {
        var found = find(call, tx);
        var change = change(call, tx);
        if (found.run() == null && call.settings().oneoffPutRequiresCoreFields()) {
            requireCore(call);
        }
        return change(call, tx, found, change);
    }

    static Answer updateInRun(Call call, Handle tx) {
        return changeIn(call, tx, call.id("run", RunId::new), change(call, tx));
    }

    /// In its run or alone; faults are in the body.
    static Answer change(Call call, Handle tx, Task task, TaskChange change) {
        return task.run() == null
                ? changeAlone(call, tx, change)
                : changeIn(call, tx, task.run(), change);
    }

    private static Answer changeAlone(Call call, Handle tx, TaskChange change) {
        var task =
                UpdateTask.run(
                        tx,
                        call.actor(),
                        id(call),
                        change,
                        call.body().faults(),
                        call.settings(),
                        expected(call, tx),
                        call.at());
        return Answer.ok(written(call, tx, task, null)).withETag(etag(task));
    }

    private static void requireCore(Call call) {
        for (var key : List.of("title", "deadline", "owners")) {
            if (!call.body().isSet(key)) {
                call.body().fault(key, "The " + key + " field is required.");
            }
        }
    }

    private static Answer changeIn(Call call, Handle tx, RunId run, TaskChange change) {
        var outcome =
                UpdateRunTask.run(
                        tx,
                        call.actor(),
                        run,
                        id(call),
                        change,
                        call.body().faults(),
                        call.settings(),
                        expected(call, tx),
                        call.at());
        var json = written(call, tx, outcome.task(), outcome.runStatus());
        if (change.turn() != TaskChange.Turn.NONE) {
            json.put("tasks_changed_by_rules", CompletedTasksApi.changed(call, tx, outcome));
        }
        return Answer.ok(json).withETag(etag(outcome.task()));
    }

    private static TaskChange change(Call call, Handle tx) {
        return TaskChange.read(
                call.body(),
                owners -> OwnersForm.assigned(tx, call.org(), owners),
                FindSnippets.copied(tx, call.org()));
    }

    static Answer archive(Call call, Handle tx) {
        var task = locked(call, tx);
        if (task.run() == null) {
            ArchiveTask.archive(tx, call.actor(), task, call.at());
        } else {
            RemoveTask.archive(
                    tx, call.actor(), task, call.settings(), expected(call, tx), call.at());
        }
        return Answer.noContent();
    }

    static Answer restore(Call call, Handle tx) {
        var task = locked(call, tx);
        var restored =
                task.run() == null
                        ? ArchiveTask.restore(tx, call.actor(), task, call.at())
                        : RemoveTask.restore(
                                tx,
                                call.actor(),
                                task,
                                call.settings(),
                                expected(call, tx),
                                call.at());
        return Answer.ok(written(call, tx, restored, null)).withETag(etag(restored));
    }

    static Answer purge(Call call, Handle tx) {
        var task = locked(call, tx);
        if (task.run() == null) {
            ArchiveTask.purge(tx, call.actor(), task, call.at());
        } else {
            RemoveTask.purge(
                    tx, call.actor(), task, call.settings(), expected(call, tx), call.at());
        }
        return Answer.noContent();
    }

    static Answer copy(Call call, Handle tx) {
        var task = TaskReadsApi.find(call, tx).task();
        if (task.isArchived()) {
            throw new NotFound("task").refuse();
        }
        var copy = CreateTask.copy(tx, call.actor(), task, call.at());
        return Answer.created(written(call, tx, copy, null)).withETag(etag(copy));
    }

    /// Locked and compared at once when it stands alone; a task of a run is, with its run, by
    /// whoever changes it.
    private static Task locked(Call call, Handle tx) {
        var found = find(call, tx);
        if (found.run() != null) {
            return found;
        }
        var task = TaskStore.lock(tx, call.org(), found.id());
        task.requireVisible(call.actor());
        expected(call, tx).accept(task);
        return task;
    }

    static Task find(Call call, Handle tx) {
        return TaskStore.find(tx, call.org(), id(call))
                .orElseThrow(() -> new NotFound("task").refuse());
    }

    static TaskId id(Call call) {
        return call.id("task", TaskId::new);
    }

    /// Lets a client that sends If-Match change only what it has seen.
    static Consumer<Task> expected(Call call, Handle tx) {
        return task -> call.match(etag(task), () -> TaskReadsApi.current(call, tx, task.id()));
    }

    static String etag(Task task) {
        return Long.toString(task.revision());
    }

    static Map<String, Object> written(Call call, Handle tx, Task task, String runStatus) {
        var owners = task.work().owners();
        var names =
                TaskJson.needsNames(call.settings(), false)
                        ? Names.of(tx, call.org(), List.<Owners>of(owners))
                        : Names.NONE;
        var everyone = Everyone.of(tx, call.org(), List.of(task));
        return new TaskJson(call.settings(), call.actor(), names, everyone)
                .written(task, runStatus);
    }
}
