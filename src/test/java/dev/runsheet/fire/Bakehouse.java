package dev.runsheet.fire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.custom.CustomKeysApi;
import dev.runsheet.custom.PeopleCustomFieldsApi;
import dev.runsheet.feed.ActivityFeedsApi;
import dev.runsheet.folder.FolderCustomFieldsApi;
import dev.runsheet.folder.FolderObjectsApi;
import dev.runsheet.folder.FoldersApi;
import dev.runsheet.notify.NoticesApi;
import dev.runsheet.notify.NotificationsApi;
import dev.runsheet.notify.RemindersApi;
import dev.runsheet.notify.WatchersApi;
import dev.runsheet.people.ApplicationsApi;
import dev.runsheet.people.BrandingApi;
import dev.runsheet.people.ClientsApi;
import dev.runsheet.people.GroupsApi;
import dev.runsheet.people.JobTitlesApi;
import dev.runsheet.people.MeApi;
import dev.runsheet.people.MembersApi;
import dev.runsheet.people.OauthApi;
import dev.runsheet.people.OrganizationsApi;
import dev.runsheet.people.ProfilesApi;
import dev.runsheet.people.TokensApi;
import dev.runsheet.report.ReportsApi;
import dev.runsheet.report.SystemLogsApi;
import dev.runsheet.run.CommentsApi;
import dev.runsheet.run.CompletedTasksApi;
import dev.runsheet.run.DissolvedGroupsApi;
import dev.runsheet.run.FieldValuesApi;
import dev.runsheet.run.MicroFunctionsApi;
import dev.runsheet.run.RunCustomFieldsApi;
import dev.runsheet.run.RunReadsApi;
import dev.runsheet.run.RunsApi;
import dev.runsheet.run.TaskReadsApi;
import dev.runsheet.run.TasksApi;
import dev.runsheet.search.SearchApi;
import dev.runsheet.snippet.SnippetsApi;
import dev.runsheet.tag.AppliedTagsApi;
import dev.runsheet.tag.TagCustomFieldsApi;
import dev.runsheet.tag.TagsApi;
import dev.runsheet.template.LibraryApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Guests;
import dev.runsheet.testing.Letterbox;
import dev.runsheet.testing.Mailed;
import dev.runsheet.testing.Postman;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.Shelves;
import dev.runsheet.testing.Visits;
import dev.runsheet.testing.World;
import dev.runsheet.web.DocsApi;
import dev.runsheet.webhook.DeliveriesApi;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;

/// The bakery with all routes open, and the templates, runs and tasks that a crowd falls upon.
final class Bakehouse implements AutoCloseable {
    static final String ORG = "/organizations/" + World.FLOUR.hex();

    private static final long FIRST_HAND = 2001;

    private final ApiServer server =
            ApiServer.of(
                    ActivityFeedsApi::mount,
                    ApplicationsApi::mount,
                    AppliedTagsApi::mount,
                    ClientsApi::mount,
                    CommentsApi::mount,
                    CompletedTasksApi::mount,
                    CustomKeysApi::mount,
                    DocsApi::mount,
                    FieldValuesApi::mount,
                    FolderCustomFieldsApi::mount,
                    FoldersApi::mount,
                    FolderObjectsApi::mount,
                    DissolvedGroupsApi::mount,
                    GroupsApi::mount,
                    Guests::mount,
                    JobTitlesApi::mount,
                    MeApi::mount,
                    MembersApi::mount,
                    OauthApi::mount,
                    OrganizationsApi::mount,
                    BrandingApi::mount,
                    ProfilesApi::mount,
                    routes -> PeopleCustomFieldsApi.mount(routes, Guests.CODES),
                    ReportsApi::mount,
                    MicroFunctionsApi::mount,
                    RunCustomFieldsApi::mount,
                    RunReadsApi::mount,
                    RunsApi::mount,
                    SearchApi::mount,
                    Shelves::mount,
                    SnippetsApi::mount,
                    TagCustomFieldsApi::mount,
                    TagsApi::mount,
                    TaskReadsApi::mount,
                    TasksApi::mount,
                    SystemLogsApi::mount,
                    DeliveriesApi::mount,
                    Postman::mount,
                    WatchersApi::mount,
                    NoticesApi::mount,
                    NotificationsApi::mount,
                    RemindersApi::mount,
                    Letterbox::mount,
                    LibraryApi::mount,
                    Visits::mount,
                    Mailed::mount,
                    TokensApi::mount,
                    TemplatesApi::mount);

    final Wire ann = as(World.ANN_TOKEN);
    final Wire bob = as(World.BOB_TOKEN);

    Wire as(String token) {
        return new Wire(server.url(""), token);
    }

    Wire asNobody() {
        return Wire.ofNobody(server.url(""));
    }

    void setClock(Instant at) {
        server.setClock(at);
    }

    <T> T read(Function<Handle, T> work) {
        return server.database().database().read(work);
    }

    void write(Consumer<Handle> work) {
        server.database()
                .database()
                .write(
                        tx -> {
                            work.accept(tx);
                            return null;
                        });
    }

    /// `count` more members, who may do what Bob may; their ids.
    List<Long> hands(int count) {
        write(
                tx ->
                        tx.execute(
                                """
                                with hand as (
                                    insert into account (member_id, email, created_at, updated_at)
                                    select id, 'hand' || id || '@flour.example', now(), now()
                                      from generate_series(?, ?) as id
                                    returning member_id
                                ),
                                hired as (
                                    insert into member (org_id, member_id, role, status, joined_at, activated_at)
                                    select ?, member_id, 'standard', 'active', now(), now()
                                      from hand
                                )
                                insert into token (token_hash, member_id, name, created_at)
                                select sha256(convert_to('hand-' || member_id, 'UTF8')), member_id, 'test', now()
                                  from hand
                                """,
                                FIRST_HAND,
                                FIRST_HAND + count - 1,
                                World.FLOUR.value()));
        return LongStream.range(FIRST_HAND, FIRST_HAND + count).boxed().toList();
    }

    Wire hand(long id) {
        return as("hand-" + id);
    }

    /// A template of these steps; its id.
    String template(String... steps) {
        var id =
                id(
                        ann.post(
                                ORG + "/checklists",
                                Map.of(
                                        "title",
                                        "Bread",
                                        "type",
                                        "procedure",
                                        "can_add_oot",
                                        true)));
        for (var step : steps) {
            step(id, step, Map.of());
        }
        return id;
    }

    String step(String template, String title, Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>(more);
        body.put("title", title);
        return id(ann.post(ORG + "/checklists/" + template + "/steps", body));
    }

    /// A text field that nobody must fill in; its id.
    String field(String template, String step) {
        return id(
                ann.post(
                        ORG + "/checklists/" + template + "/steps/" + step + "/captures",
                        Map.of("label", "Note", "field_type", "text", "required", false)));
    }

    /// One step shows when the other is completed.
    void rule(String template, String completed, String shown) {
        id(
                ann.post(
                        ORG + "/checklists/" + template + "/automated-actions",
                        Map.of(
                                "automated_alias",
                                "Show it",
                                "conditions",
                                List.of(
                                        Map.of(
                                                "conditionable_id", completed,
                                                "conditionable_type", "Step",
                                                "operation", "completed",
                                                "statement", "any_time",
                                                "logic", "and")),
                                "then_actions",
                                List.of(
                                        Map.of(
                                                "action_type", "visibility",
                                                "action_verb", "show",
                                                "target_step_id", shown)))));
    }

    /// A run of it; its id.
    String launch(String template) {
        return id(ann.post(ORG + "/runs", Map.of("checklist_id", template)));
    }

    /// The ids of a run's tasks in their order.
    List<String> tasks(String run) {
        return read(
                tx ->
                        tx.createQuery(
                                        """
                                        select replace(t.id::text, '-', '')
                                          from task t
                                         where t.org_id = :org and t.run_id = cast(:run as uuid)
                                         order by t.position
                                        """)
                                .bind("org", World.FLOUR.value())
                                .bind("run", run)
                                .mapTo(String.class)
                                .list());
    }

    /// A task on its own; its id.
    String oneOff(Map<String, Object> more) {
        return id(ann.post(ORG + "/tasks", oneOffBody(more)));
    }

    static Map<String, Object> oneOffBody(Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>();
        body.put("title", "Sweep");
        body.put("task_type", "task");
        body.put("deadline", "2026-12-01T09:00:00Z");
        body.put("owners", Map.of("users", List.of(), "guests", List.of(), "groups", List.of()));
        body.putAll(more);
        return body;
    }

    Reply complete(Wire who, String task) {
        return who.post(ORG + "/completed-tasks", Map.of("task_id", task));
    }

    void recount() {
        server.database().database().read(Bakehouse::recounted);
    }

    private static Void recounted(Handle tx) {
        Recount.check(tx);
        return null;
    }

    static String id(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return (String) reply.data().get("id");
    }

    @Override
    public void close() {
        server.close();
    }
}
