package dev.runsheet.testing;

import dev.runsheet.folder.FoldersApi;
import dev.runsheet.people.GroupsApi;
import dev.runsheet.people.MembersApi;
import dev.runsheet.people.OrganizationsApi;
import dev.runsheet.report.ReportsApi;
import dev.runsheet.run.CommentsApi;
import dev.runsheet.run.CompletedTasksApi;
import dev.runsheet.run.DissolvedGroupsApi;
import dev.runsheet.run.FieldValuesApi;
import dev.runsheet.run.MicroFunctionsApi;
import dev.runsheet.run.RunReadsApi;
import dev.runsheet.run.RunsApi;
import dev.runsheet.run.TaskReadsApi;
import dev.runsheet.run.TasksApi;
import dev.runsheet.tag.TagsApi;
import dev.runsheet.template.TemplatesApi;
import java.time.Instant;
import java.util.function.Supplier;

/// One server for all classes of tests that make what they look at, and look at nothing else. Its
/// clock stands at `World.NOON` but for what is done `at` another time; it ends with the tests.
public final class SharedServer {
    public static final ApiServer API =
            ApiServer.of(
                    OrganizationsApi::mount,
                    MembersApi::mount,
                    DissolvedGroupsApi::mount,
                    GroupsApi::mount,
                    Guests::mount,
                    TagsApi::mount,
                    FoldersApi::mount,
                    ReportsApi::mount,
                    TemplatesApi::mount,
                    RunsApi::mount,
                    MicroFunctionsApi::mount,
                    RunReadsApi::mount,
                    CommentsApi::mount,
                    TasksApi::mount,
                    TaskReadsApi::mount,
                    CompletedTasksApi::mount,
                    FieldValuesApi::mount);

    private SharedServer() {}

    /// All that was written so far was written long ago: an organization may write so many comments
    /// in an hour.
    public static void forgetComments() {
        API.database()
                .database()
                .write(
                        tx ->
                                tx.createUpdate(
                                                """
                                                update comment
                                                   set created_at = created_at - interval '1 day'
                                                 where org_id = :org
                                                """)
                                        .bind("org", World.FLOUR.value())
                                        .execute());
    }

    /// Tests run one after the other, so that nobody else sees the clock moved.
    public static <T> T at(Instant moment, Supplier<T> work) {
        API.setClock(moment);
        try {
            return work.get();
        } finally {
            API.setClock(World.NOON);
        }
    }
}
