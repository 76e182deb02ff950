package dev.runsheet.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.feed.ActivityFeedsApi;
import dev.runsheet.folder.FoldersApi;
import dev.runsheet.people.GroupsApi;
import dev.runsheet.people.MembersApi;
import dev.runsheet.run.CompletedTasksApi;
import dev.runsheet.run.FieldValuesApi;
import dev.runsheet.run.RunReadsApi;
import dev.runsheet.run.RunsApi;
import dev.runsheet.run.TaskReadsApi;
import dev.runsheet.tag.TagsApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Forms;
import dev.runsheet.testing.Guests;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What the platform spec settles between its sources (its section 23), and what happens when
/// something is done twice (its section 20), a row a test. That a webhook is called again after a
/// reopening is in `WebhookBehaviourTest`; that a command line needs nothing but a token, in
/// `PlatformWireBehaviourTest`.
class SettledQuestionsTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final ApiServer API =
            ApiServer.of(
                    Guests::mount,
                    GroupsApi::mount,
                    MembersApi::mount,
                    TagsApi::mount,
                    FoldersApi::mount,
                    TemplatesApi::mount,
                    RunsApi::mount,
                    RunReadsApi::mount,
                    TaskReadsApi::mount,
                    CompletedTasksApi::mount,
                    FieldValuesApi::mount,
                    ActivityFeedsApi::mount);
    private static final ApiServer.Caller ANN = API.as(World.ANN_TOKEN);

    @AfterAll
    static void close() {
        API.close();
    }

    private static int lines() {
        return ANN.get(ORG + "/activity-feeds?per_page=100").rows().size();
    }

    /// Done again, it is answered with the same status and tells nobody anything.
    private static void assertQuiet(Reply first, Supplier<Reply> again) {
        assertThat(first.status()).as(first.text()).isBetween(200, 299);
        int before = lines();
        assertThat(again.get().status()).isBetween(200, 299);
        assertThat(lines()).isEqualTo(before);
    }

    private static Object created(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.data().get("id");
    }

    @Test
    void completingTwiceIsAnError() {
        var run = Recipe.called("Twice").step("Mix", Map.of()).create(API).launch(Map.of());
        run.complete("Mix");
        int before = lines();
        assertThat(run.tryToComplete("Mix", Map.of()).status()).isEqualTo(422);
        assertThat(lines()).isEqualTo(before);
    }

    @Test
    void archivingAnArchivedProcessDoesNothing() {
        var run = Recipe.called("Away").step("Mix", Map.of()).create(API).launch(Map.of());
        assertQuiet(ANN.delete(run.path()), () -> ANN.delete(run.path()));
    }

    @Test
    void deletingADeletedTagDoesNothing() {
        var tag = created(ANN.post(ORG + "/tags", Map.of("title", "Rye", "color", "#663300")));
        assertQuiet(ANN.delete(ORG + "/tags/" + tag), () -> ANN.delete(ORG + "/tags/" + tag));
    }

    @Test
    void disablingADisabledMemberDoesNothing() {
        var disable = ORG + "/users/1003/disable";
        assertQuiet(ANN.delete(disable), () -> ANN.delete(disable));
        assertThat(ANN.put(ORG + "/users/1003/enable", "").status()).isEqualTo(200);
    }

    @Test
    void createdTwiceAreTwo() {
        var made = Recipe.called("Two").step("Mix", Map.of()).create(API);
        assertThat(made.launch(Map.of("name", "Same")).id())
                .isNotEqualTo(made.launch(Map.of("name", "Same")).id());
    }

    @Test
    void aPutOfAGroupOrAGuestAnswers201() {
        var group = created(ANN.post(ORG + "/groups", Map.of("name", "Shop")));
        // Numbers of members may be numbers or strings.
        var changed = ANN.put(ORG + "/groups/" + group, "{\"members\":[1002,\"1003\"]}");
        assertThat(changed.status()).isEqualTo(201);
        assertThat(changed.data()).containsEntry("members", List.of(1002, 1003));
        var guest = ORG + "/guests/" + World.GUS;
        var known = Map.of("associated_members", List.of("1002"));
        assertThat(ANN.put(guest, known).status()).isEqualTo(201);
        assertThat(ANN.patch(guest, known).status()).isEqualTo(201);
        assertThat(ANN.patch(guest, Map.of()).status()).isEqualTo(201);
    }

    @Test
    void aTaskIsReopenedByDeleteAndByPost() {
        var run = Recipe.called("Again").step("Mix", Map.of()).create(API).launch(Map.of());
        var done = run.path() + "/completed-tasks/" + run.task("Mix");
        run.complete("Mix");
        assertThat(ANN.delete(done).status()).isEqualTo(200);
        run.complete("Mix");
        assertThat(ANN.post(done, "").status()).isEqualTo(200);
        assertThat(run.status("Mix")).isNotEqualTo("completed");
    }

    @Test
    void tagsAndFoldersAreFoundByAText() {
        created(ANN.post(ORG + "/tags", Map.of("title", "Sourdough", "color", "#663300")));
        created(ANN.post(ORG + "/folders", Map.of("name", "Sourdoughs", "folder_type", "run")));
        assertThat(ANN.get(ORG + "/tags?q=SOUR").rows()).hasSize(1);
        assertThat(ANN.get(ORG + "/folders?folder_type=run&q=sour").rows()).hasSize(1);
        assertThat(ANN.get(ORG + "/tags?q=nothing").rows()).isEmpty();
    }

    @Test
    void anArchivedTemplateIsNotReadAndIsListedWhenAskedFor() {
        var made = Recipe.called("Yesterday's bread").step("Mix", Map.of()).create(API);
        assertThat(ANN.delete(made.path()).status()).isEqualTo(200);
        assertThat(ANN.get(made.path()).status()).isEqualTo(404);
        assertThat(ANN.get(ORG + "/checklists?archived=only").rows())
                .extracting(row -> row.get("id"))
                .contains(made.id());
    }

    @Test
    void theFormFieldsOfAProcessAreInAnObject() {
        var run =
                Recipe.called("Asking")
                        .step("Mix", Map.of(), Forms.field("text", "Flour"))
                        .create(API)
                        .launch(Map.of());
        var reply = ANN.get(run.path() + "/form-fields");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.data().get("form_fields")).isInstanceOf(List.class);
        // And one that nobody has answered yet is answered there.
        var value =
                Map.of("id", run.field("Flour"), "form_value", "Rye", "task_id", run.task("Mix"));
        assertThat(ANN.put(ORG + "/form-field/value", value).status()).isEqualTo(200);
        assertThat(ANN.put(ORG + "/form-field/value", value).status()).isEqualTo(200);
    }
}
