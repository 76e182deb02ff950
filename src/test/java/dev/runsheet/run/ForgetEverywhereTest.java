package dev.runsheet.run;

import static dev.runsheet.testing.World.ANN_TOKEN;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.OVENS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.folder.FoldersApi;
import dev.runsheet.people.GroupsApi;
import dev.runsheet.tag.TagsApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Reply;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is deleted is named by nobody any more (platform spec 7 to 9).
class ForgetEverywhereTest {
    private static final String HOME = "/organizations/" + FLOUR.hex();

    private final ApiServer api =
            ApiServer.of(
                    CompletedTasksApi::mount,
                    DissolvedGroupsApi::mount,
                    FoldersApi::mount,
                    GroupsApi::mount,
                    RunReadsApi::mount,
                    RunsApi::mount,
                    TagsApi::mount,
                    TaskReadsApi::mount,
                    TasksApi::mount,
                    TemplatesApi::mount);
    private final ApiServer.Caller ann = api.as(ANN_TOKEN);
    private final String group = OVENS.hex();
    private final String tag = made("/tags", Map.of("title", "Soon"));
    private final String shelf = made("/folders", Map.of("name", "Bread"));
    private final String folder = made("/folders", Map.of("name", "March", "folder_type", "run"));
    private String template;
    private String run;
    private String chore;

    @BeforeEach
    void nameThemEverywhere() {
        var right =
                Map.of("type", "process_read", "all", false, "users", List.of(), "groups", group());
        template =
                made(
                        "/checklists",
                        Map.of(
                                "title",
                                "Bread",
                                "type",
                                "procedure",
                                "groups",
                                group(),
                                "tags",
                                List.of(tag),
                                "folder_id",
                                shelf,
                                "default_folder",
                                folder,
                                "permissions",
                                List.of(right)));
        for (var step : List.of("Knead", "Bake")) {
            made(
                    "/checklists/" + template + "/steps",
                    Map.of("title", step, "groups", group(), "tags", List.of(tag)));
        }
        run = made("/runs", Map.of("checklist_id", template, "tags", List.of(tag)));
        chore =
                made(
                        "/tasks",
                        Map.of(
                                "title", "Sweep",
                                "task_type", "task",
                                "deadline", "2026-12-01T09:00:00Z",
                                "owners", Map.of("groups", group()),
                                "tags", List.of(tag)));
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void nothingNamesAGroupThatIsGone() {
        assertThat(namedWhere(group)).containsExactlyInAnyOrder("run", "task", "template");
        var etag = ann.get(HOME + "/tasks/" + chore).header("ETag");
        delete("/groups/" + group);
        assertThat(namedWhere(group)).isEmpty();
        assertThat(ann.get(HOME + "/tasks/" + chore).header("ETag")).isNotEqualTo(etag);
    }

    @Test
    void nothingNamesATagThatIsGone() {
        assertThat(namedWhere(tag)).containsExactlyInAnyOrder("run", "task", "template");
        delete("/tags/" + tag);
        assertThat(namedWhere(tag)).isEmpty();
    }

    @Test
    void nothingLiesInAFolderThatIsGone() {
        assertThat(namedWhere(shelf)).containsExactly("template");
        assertThat(namedWhere(folder)).containsExactlyInAnyOrder("run", "template");
        delete("/folders/" + shelf);
        delete("/folders/" + folder);
        assertThat(namedWhere(shelf)).isEmpty();
        assertThat(namedWhere(folder)).isEmpty();
    }

    @Test
    void theNextLaunchGoesWithout() {
        delete("/groups/" + group);
        delete("/tags/" + tag);
        delete("/folders/" + folder);
        made("/runs", Map.of("checklist_id", template));
        for (var gone : List.of(group, tag, folder)) {
            assertThat(namedWhere(gone)).isEmpty();
        }
    }

    @Test
    void aRuleOfARunGivesNothingToAGroupThatIsGone() {
        var steps = ann.get(HOME + "/checklists/" + template + "/steps").rows();
        var asked = steps.getFirst().get("id");
        var given = steps.getLast().get("id");
        made(
                "/checklists/" + template + "/automated-actions",
                Map.of(
                        "automated_alias",
                        "Ovens bake",
                        "conditions",
                        List.of(
                                Map.of(
                                        "conditionable_id", asked,
                                        "conditionable_type", "Step",
                                        "operation", "completed",
                                        "statement", "any_time",
                                        "logic", "and")),
                        "then_actions",
                        List.of(
                                Map.of(
                                        "action_type",
                                        "assignment",
                                        "action_verb",
                                        "assign",
                                        "target_step_id",
                                        given,
                                        "assignees",
                                        Map.of("groups", group())))));
        var other = made("/runs", Map.of("checklist_id", template));
        delete("/groups/" + group);
        var task = ann.get(HOME + "/runs/" + other + "/tasks").rows().getFirst().get("id");
        var done = ann.post(HOME + "/runs/" + other + "/completed-tasks", Map.of("task_id", task));
        assertThat(done.status()).isEqualTo(200);
        assertThat(namedWhere(group)).isEmpty();
    }

    private List<String> group() {
        return List.of(OVENS.hex());
    }

    private String made(String path, Map<String, Object> body) {
        Reply reply = api.as(ANN_TOKEN).post(HOME + path, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return (String) reply.data().get("id");
    }

    private void delete(String path) {
        assertThat(ann.delete(HOME + path).status()).isEqualTo(204);
    }

    /// The tables in which the id stands, but for those of what happened and of launched versions.
    private Set<String> namedWhere(String id) {
        return api.database()
                .database()
                .read(
                        tx ->
                                Set.copyOf(
                                        tx.createQuery(
                                                        """
                                                        select 'run' from run r where replace(cast(to_jsonb(r) as text), '-', '') like :id
                                                        union
                                                        select 'task' from task t where replace(cast(to_jsonb(t) as text), '-', '') like :id
                                                        union
                                                        select 'template'
                                                          from template t
                                                          join template_version v
                                                            on v.org_id = t.org_id and v.template_id = t.id and v.version = t.version
                                                         where replace(cast(to_jsonb(t) as text), '-', '') like :id
                                                            or cast(v.content as text) like :id
                                                        """)
                                                .bind("id", "%" + id + "%")
                                                .mapTo(String.class)
                                                .list()));
    }
}
