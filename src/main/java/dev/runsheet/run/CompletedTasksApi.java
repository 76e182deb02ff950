package dev.runsheet.run;

import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.RunId;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import dev.runsheet.task.Completion;
import dev.runsheet.task.Everyone;
import dev.runsheet.task.Task;
import dev.runsheet.task.TaskJson;
import dev.runsheet.task.TaskStore;
import dev.runsheet.task.UpdateTask;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Completing a task creates its completion; reopening deletes it, or posts to it as older clients
/// do.
public final class CompletedTasksApi {
    private static final String ALONE = "/organizations/{org}/completed-tasks";
    private static final String IN_RUN = "/organizations/{org}/runs/{run}/completed-tasks";

    private CompletedTasksApi() {}

    public static void mount(Routes routes) {
        routes.toGuests().post(ALONE, CompletedTasksApi::complete);
        routes.toGuests().post(IN_RUN, CompletedTasksApi::completeInRun);
        routes.delete(ALONE + "/{task}", CompletedTasksApi::reopen);
        routes.post(ALONE + "/{task}", CompletedTasksApi::reopen);
        routes.delete(IN_RUN + "/{task}", CompletedTasksApi::reopenInRun);
        routes.post(IN_RUN + "/{task}", CompletedTasksApi::reopenInRun);
    }

    static Answer complete(Call call, Handle tx) {
        var completion = Completion.read(call.body(), call.settings());
        var found =
                TaskStore.find(tx, call.org(), completion.task())
                        .orElseThrow(() -> new NotFound("task").refuse());
        return found.run() == null
                ? alone(
                        call,
                        tx,
                        UpdateTask.complete(
                                tx,
                                call.actor(),
                                completion,
                                call.settings(),
                                TasksApi.expected(call, tx),
                                call.at()))
                : completed(call, tx, found.run(), completion);
    }

    static Answer completeInRun(Call call, Handle tx) {
        var completion = Completion.read(call.body(), call.settings());
        return completed(call, tx, call.id("run", RunId::new), completion);
    }

    private static Answer completed(Call call, Handle tx, RunId run, Completion completion) {
        return inRun(
                call,
                tx,
                AdvanceRun.complete(
                        tx,
                        call.actor(),
                        run,
                        completion,
                        call.settings(),
                        TasksApi.expected(call, tx),
                        call.at()));
    }

    static Answer reopen(Call call, Handle tx) {
        var found =
                TaskStore.find(tx, call.org(), TasksApi.id(call))
                        .orElseThrow(() -> new NotFound("task").refuse());
        return found.run() == null
                ? alone(
                        call,
                        tx,
                        UpdateTask.reopen(
                                tx,
                                call.actor(),
                                found.id(),
                                TasksApi.expected(call, tx),
                                call.at()))
                : reopened(call, tx, found.run());
    }

    static Answer reopenInRun(Call call, Handle tx) {
        return reopened(call, tx, call.id("run", RunId::new));
    }

    private static Answer reopened(Call call, Handle tx, RunId run) {
        return inRun(
                call,
                tx,
                AdvanceRun.reopen(
                        tx,
                        call.actor(),
                        run,
                        TasksApi.id(call),
                        call.settings(),
                        TasksApi.expected(call, tx),
                        call.at()));
    }

    private static Answer alone(Call call, Handle tx, Task task) {
        return Answer.ok(plain(call, tx, List.of(task)).turned(task, null))
                .withETag(TasksApi.etag(task));
    }

    private static Answer inRun(Call call, Handle tx, AdvanceRun.Outcome outcome) {
        var json =
                plain(call, tx, List.of(outcome.task()))
                        .turned(outcome.task(), outcome.runStatus());
        json.put("tasks_changed_by_rules", changed(call, tx, outcome));
        return Answer.ok(json).withETag(TasksApi.etag(outcome.task()));
    }

    private static TaskJson plain(Call call, Handle tx, Collection<Task> tasks) {
        return TaskJson.plain(call.settings(), call.actor(), Everyone.of(tx, call.org(), tasks));
    }

    /// By task id; what the caller may not see stays out.
    static Map<String, Object> changed(Call call, Handle tx, AdvanceRun.Outcome outcome) {
        var json = plain(call, tx, outcome.changedByRules().values());
        var changed = new LinkedHashMap<String, Object>();
        outcome.changedByRules()
                .forEach(
                        (id, task) -> {
                            if (task.isVisibleTo(call.actor())) {
                                changed.put(id.hex(), json.turned(task, outcome.runStatus()));
                            }
                        });
        return changed;
    }
}
