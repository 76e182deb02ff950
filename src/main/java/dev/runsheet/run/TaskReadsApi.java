package dev.runsheet.run;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.Owners;
import dev.runsheet.base.Page;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Slice;
import dev.runsheet.base.TaskId;
import dev.runsheet.people.GroupPeopleStore;
import dev.runsheet.people.PersonStore;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import dev.runsheet.task.TaskFilter;
import dev.runsheet.task.TaskLine;
import dev.runsheet.task.TaskListStore;
import dev.runsheet.task.TaskListStore.Found;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Tasks as people read them: one, those of a run, of the organization, of a person.
public final class TaskReadsApi {
    private static final int ROWS = 10;
    private static final String ORG = "/organizations/{org}";

    private TaskReadsApi() {}

    public static void mount(Routes routes) {
        routes.get(ORG + "/tasks", TaskReadsApi::all);
        routes.toGuests().get(ORG + "/runs/{run}/tasks", TaskReadsApi::ofRun);
        routes.toGuests().get(ORG + "/me/tasks", TaskReadsApi::mine);
        routes.get(ORG + "/users/{user}/tasks", TaskReadsApi::ofMember);
        routes.toGuests().get(ORG + "/tasks/{task}", TaskReadsApi::one);
        routes.toGuests().get(ORG + "/runs/{run}/tasks/{task}", TaskReadsApi::oneOfRun);
    }

    static Answer all(Call call, Handle tx) {
        return list(call, tx, TaskFilterApi.ofAll(call.query(), self(call.actor())));
    }

    static Answer ofRun(Call call, Handle tx) {
        var run = RunReadsApi.visible(call, tx).run();
        return list(call, tx, TaskFilterApi.ofRun(call.query(), run.id()));
    }

    static Answer mine(Call call, Handle tx) {
        return personal(call, tx, self(call.actor()), call.page(ROWS));
    }

    static Answer ofMember(Call call, Handle tx) {
        var member =
                Body.member(call.path("user")).orElseThrow(() -> new NotFound("member").refuse());
        if (call.actor().member().filter(member::equals).isPresent()) {
            return mine(call, tx);
        }
        if (PersonStore.find(tx, call.org(), List.of(member)).isEmpty()) {
            throw new NotFound("member").refuse();
        }
        var person = grouped(call, tx, new Owners(List.of(member), List.of(), List.of()));
        return personal(call, tx, person, call.page(ROWS));
    }

    static Answer one(Call call, Handle tx) {
        return one(call, tx, find(call, tx));
    }

    /// What a read of the task would answer, for whoever wrote to another version of it.
    static Map<String, Object> current(Call call, Handle tx, TaskId id) {
        return rows(call, tx).read(find(call, tx, id));
    }

    static Answer oneOfRun(Call call, Handle tx) {
        return one(call, tx, findInRun(call, tx));
    }

    /// As `find`; the task must be in the run of the path.
    static TaskLine findInRun(Call call, Handle tx) {
        var line = find(call, tx);
        if (!call.id("run", RunId::new).equals(line.task().run())) {
            throw new NotFound("task").refuse();
        }
        return line;
    }

    /// The task of the path, which the caller may see.
    static TaskLine find(Call call, Handle tx) {
        return find(call, tx, call.id("task", TaskId::new));
    }

    private static TaskLine find(Call call, Handle tx, TaskId id) {
        var seen =
                TaskListStore.find(tx, call.actor(), id)
                        .orElseThrow(() -> new NotFound("task").refuse());
        if (!seen.isVisible()) {
            throw new Forbidden("You do not have access to this task.").refuse();
        }
        return seen.line();
    }

    private static Answer one(Call call, Handle tx, TaskLine line) {
        var rows = rows(call, tx);
        return Answer.ok(rows.read(line)).withETag(TasksApi.etag(line.task()));
    }

    private static Answer list(Call call, Handle tx, TaskFilter filter) {
        var page = call.page(ROWS);
        var rows = rows(call, tx);
        var found = TaskListStore.list(tx, call.actor(), filter, rows.large(), page, call.at());
        return Answer.list(call, slice(rows, found), page);
    }

    /// With how much is overdue and due soon of all that the person has to do, whatever this list
    /// shows of it.
    static Answer personal(Call call, Handle tx, Owners person, Page page) {
        var filter = TaskFilterApi.of(call.query(), person);
        var rows = rows(call, tx);
        var found = TaskListStore.list(tx, call.actor(), filter, rows.large(), page, call.at());
        var due =
                filter.isAllToDo()
                        ? found
                        : TaskListStore.toDo(tx, call.actor(), person, call.at());
        return Answer.list(
                call,
                slice(rows, found),
                page,
                Map.of("overdue_tasks", due.overdue(), "tasks_due_soon", due.dueSoon()));
    }

    private static TaskRows rows(Call call, Handle tx) {
        return new TaskRows(
                tx, new RunJson(call.settings(), call.actor()), call.query().includes(), call.at());
    }

    private static Slice<Map<String, Object>> slice(TaskRows rows, Found found) {
        return new Slice<>(rows.listed(found.lines().rows()), found.lines().total());
    }

    private static Owners self(Actor actor) {
        return new Owners(
                actor.member().stream().toList(),
                actor.guest().stream().toList(),
                List.copyOf(actor.groups()));
    }

    static Owners grouped(Call call, Handle tx, Owners person) {
        var groups = GroupPeopleStore.of(tx, call.org(), person);
        return new Owners(person.members(), person.guests(), groups);
    }
}
