package dev.runsheet.testing;

import dev.runsheet.folder.FoldersApi;
import dev.runsheet.people.GroupsApi;
import dev.runsheet.people.GuestsApi;
import dev.runsheet.people.MembersApi;
import dev.runsheet.people.OrganizationsApi;
import dev.runsheet.run.CompletedTasksApi;
import dev.runsheet.run.FieldValuesApi;
import dev.runsheet.run.RunsApi;
import dev.runsheet.run.TasksApi;
import dev.runsheet.tag.TagsApi;
import dev.runsheet.template.TemplatesApi;

/// One server for all classes of tests that make what they look at, and look at nothing else. Its
/// clock always stands at `World.NOON`; it ends with the tests.
public final class SharedServer {
    public static final ApiServer API =
            ApiServer.of(
                    OrganizationsApi::mount,
                    MembersApi::mount,
                    GroupsApi::mount,
                    GuestsApi::mount,
                    TagsApi::mount,
                    FoldersApi::mount,
                    TemplatesApi::mount,
                    RunsApi::mount,
                    TasksApi::mount,
                    CompletedTasksApi::mount,
                    FieldValuesApi::mount);

    private SharedServer() {}
}
