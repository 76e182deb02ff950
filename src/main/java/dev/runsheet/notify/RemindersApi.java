package dev.runsheet.notify;

import dev.runsheet.base.TaskId;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Reminding the others of a task by hand.
public final class RemindersApi {
    private RemindersApi() {}

    public static void mount(Routes routes) {
        routes.post("/organizations/{org}/x/tasks/{task}/remind", RemindersApi::remind);
    }

    private static Answer remind(Call call, Handle tx) {
        var task = call.id("task", TaskId::new);
        return Answer.ok(
                Map.of("reminded", RemindAssignees.run(tx, call.actor(), task, call.at())));
    }
}
