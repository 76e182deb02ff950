package dev.runsheet.run;

import dev.runsheet.base.RunId;
import dev.runsheet.base.TaskId;
import dev.runsheet.custom.CustomFieldsApi;
import dev.runsheet.custom.Edit;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The custom fields of runs and of their tasks (platform spec 17).
public final class RunCustomFieldsApi {
    private static final String RUN = "/organizations/{org}/runs/{run}";

    private RunCustomFieldsApi() {}

    public static void mount(Routes routes) {
        CustomFieldsApi.serve(
                routes, RUN, RunCustomFieldsApi::ofRun, RunCustomFieldsApi::customizeRun);
        CustomFieldsApi.serve(
                routes,
                RUN + "/tasks/{task}",
                RunCustomFieldsApi::ofTask,
                RunCustomFieldsApi::customizeTask);
    }

    private static Map<String, Object> ofRun(Call call, Handle tx) {
        return RunReadsApi.visible(call, tx).run().details().custom();
    }

    private static Map<String, Object> customizeRun(Call call, Handle tx, Edit edit) {
        return CustomizeRun.run(tx, call.actor(), run(call), edit, call.settings(), call.at());
    }

    private static Map<String, Object> ofTask(Call call, Handle tx) {
        return TaskReadsApi.findInRun(call, tx).task().work().custom();
    }

    private static Map<String, Object> customizeTask(Call call, Handle tx, Edit edit) {
        var task = call.id("task", TaskId::new);
        return CustomizeTask.run(
                tx, call.actor(), run(call), task, edit, call.settings(), call.at());
    }

    private static RunId run(Call call) {
        return call.id("run", RunId::new);
    }
}
