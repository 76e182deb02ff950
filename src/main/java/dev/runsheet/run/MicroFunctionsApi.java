package dev.runsheet.run;

import dev.runsheet.base.Body;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Owners;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import dev.runsheet.task.Task;
import dev.runsheet.task.TaskChange;
import dev.runsheet.task.TaskStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// What the connector does with tasks, one small change a call (tasks spec 11); what it does with a
/// step stands with the steps.
public final class MicroFunctionsApi {
    private static final String TASKS = "/processes/micro-functions/organizations/{org}/tasks";
    private static final String TASK = TASKS + "/{task}";

    private MicroFunctionsApi() {}

    public static void mount(Routes routes) {
        routes.post(TASKS, MicroFunctionsApi::create);
        routes.put(TASK + "/edit-deadline", MicroFunctionsApi::editDeadline);
        routes.put(TASK + "/remove-guest/{guest}", MicroFunctionsApi::removeGuest);
        routes.put(TASK + "/remove-assignee/{user}", MicroFunctionsApi::removeAssignee);
    }

    /// Owners may be left out, unlike elsewhere.
    static Answer create(Call call, Handle tx) {
        var body = call.body();
        var values = new LinkedHashMap<>(body.values());
        values.putIfAbsent("owners", Map.of());
        return TasksApi.create(call, tx, Body.of(values, "", body.faults())).withStatus(200);
    }

    /// The connector writes the key with a capital letter.
    static Answer editDeadline(Call call, Handle tx) {
        var body = call.body();
        var key = body.firstOf("Deadline", "deadline");
        var deadline = body.givenInstant(key);
        if (!body.isSet(key)) {
            body.fault(key, "The deadline field is required.");
        }
        return TasksApi.change(call, tx, TasksApi.find(call, tx), TaskChange.due(deadline));
    }

    static Answer removeGuest(Call call, Handle tx) {
        var guest = call.path("guest").strip().toLowerCase(Locale.ROOT);
        return remove(call, tx, new Owners(List.of(), List.of(guest), List.of()));
    }

    static Answer removeAssignee(Call call, Handle tx) {
        var member =
                Body.whole(call.path("user"))
                        .map(MemberId::new)
                        .orElseThrow(() -> new NotFound("member").refuse());
        return remove(call, tx, new Owners(List.of(member), List.of(), List.of()));
    }

    private static Answer remove(Call call, Handle tx, Owners gone) {
        var task = locked(call, tx);
        task.requireVisible(call.actor());
        var left = task.work().owners().minus(gone);
        if (left.equals(task.work().owners())) {
            throw new NotFound("assignee").refuse();
        }
        return TasksApi.change(call, tx, task, TaskChange.giving(left));
    }

    /// Held before the others are read, so that two removals do not bring each other's back.
    private static Task locked(Call call, Handle tx) {
        var found = TasksApi.find(call, tx);
        return found.run() == null
                ? TaskStore.lock(tx, call.org(), found.id())
                : Flows.open(tx, call.actor(), found.run(), call.settings(), call.at())
                        .task(found.id());
    }
}
