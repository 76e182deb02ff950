package dev.runsheet.testing;

import dev.runsheet.notify.WatchersApi;
import dev.runsheet.people.OrganizationsApi;
import dev.runsheet.report.SystemLogsApi;
import dev.runsheet.run.CommentsApi;
import dev.runsheet.run.CompletedTasksApi;
import dev.runsheet.run.FieldValuesApi;
import dev.runsheet.run.RunReadsApi;
import dev.runsheet.run.RunsApi;
import dev.runsheet.run.TaskReadsApi;
import dev.runsheet.run.TasksApi;
import dev.runsheet.tag.AppliedTagsApi;
import dev.runsheet.tag.TagsApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.webhook.DeliveriesApi;

/// A server, a receiver elsewhere, and the courier between them.
public final class Called implements AutoCloseable {
    public final ApiServer api =
            ApiServer.of(
                    OrganizationsApi::mount,
                    TemplatesApi::mount,
                    RunsApi::mount,
                    RunReadsApi::mount,
                    TasksApi::mount,
                    TaskReadsApi::mount,
                    CompletedTasksApi::mount,
                    FieldValuesApi::mount,
                    CommentsApi::mount,
                    TagsApi::mount,
                    SystemLogsApi::mount,
                    DeliveriesApi::mount,
                    Postman::mount,
                    Shelves::mount,
                    WatchersApi::mount,
                    AppliedTagsApi::mount);

    public final Receiver receiver = new Receiver();
    public final Postman postman = new Postman(api.database().database());

    @Override
    public void close() {
        postman.close();
        api.close();
        receiver.close();
    }
}
