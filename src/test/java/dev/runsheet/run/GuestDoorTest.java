package dev.runsheet.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.ApiServer.Caller;
import dev.runsheet.testing.Batch;
import dev.runsheet.testing.Forms;
import dev.runsheet.testing.Guests;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.Shelves;
import dev.runsheet.testing.Upload;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What Gus does with the code of his link, over HTTP (platform spec 6.4).
class GuestDoorTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final ApiServer API =
            ApiServer.of(
                    TemplatesApi::mount,
                    RunsApi::mount,
                    RunReadsApi::mount,
                    TasksApi::mount,
                    TaskReadsApi::mount,
                    CommentsApi::mount,
                    CompletedTasksApi::mount,
                    FieldValuesApi::mount,
                    Shelves::mount,
                    Guests::mount);
    private static final Caller GUS = API.as(Guests.GUS_TOKEN);
    private static final Caller ANN = API.as(World.ANN_TOKEN);

    @AfterAll
    static void close() {
        API.close();
    }

    @Test
    void aGuestReadsTheirTasksByCodeAndByAddress() {
        var run = baked();
        var byCode = GUS.get(ORG + "/guests/" + Guests.GUS_TOKEN + "/tasks?per_page=50");
        assertThat(byCode.status()).isEqualTo(200);
        assertThat(byCode.rows())
                .extracting(task -> task.get("id"))
                .contains(run.task("Taste"))
                .doesNotContain(run.task("Bake"));
        assertThat(byCode.pagination()).containsEntry("per_page", 10);
        assertThat(GUS.get(ORG + "/guests/" + World.GUS + "/tasks").rows())
                .isEqualTo(byCode.rows());
        assertThat(GUS.get(ORG + "/me/tasks").rows()).isEqualTo(byCode.rows());
        assertThat(ANN.get(ORG + "/guests/" + Guests.GUS_TOKEN + "/tasks").rows())
                .extracting(task -> task.get("id"))
                .contains(run.task("Taste"));
    }

    @Test
    void toAGuestThereIsNoOtherGuest() {
        var nobody = GUS.get(ORG + "/guests/nobody@mill.example/tasks");
        assertThat(nobody.status()).isEqualTo(404);
        Recipe.called("Other")
                .step("Carry", Map.of("guests", List.of("gil@mill.example")))
                .create(API)
                .launch(Map.of());
        var other = GUS.get(ORG + "/guests/gil@mill.example/tasks");
        assertThat(other.status()).isEqualTo(404);
        assertThat(other.text()).isEqualTo(nobody.text());
    }

    @Test
    void aGuestFillsInCompletesOnceAndDoesNotReopen() {
        var run = baked();
        var task = run.task("Taste");
        var field = run.field("Verdict");
        assertThat(
                        GUS.post(
                                        ORG + "/tasks/" + task + "/captures",
                                        Map.of("id", field, "value", "Salty"))
                                .status())
                .isEqualTo(200);
        var answered = GUS.put(ORG + "/tasks/" + task, Map.of("taskdata", Map.of(field, "Good")));
        assertThat(answered.status()).as(answered.text()).isEqualTo(200);
        assertThat(answered.data()).containsEntry("custom_fields", null);
        assertThat(GUS.put(ORG + "/tasks/" + task, Map.of("title", "Eat")).status()).isEqualTo(403);

        var done = GUS.post(run.path() + "/completed-tasks", Map.of("task_id", task));
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.data()).containsEntry("completer_id", null);
        assertThat(done.data().get("completer_guest_id")).isNotNull();
        for (var home : List.of(ORG, run.path())) {
            assertThat(GUS.delete(home + "/completed-tasks/" + task).status()).isEqualTo(403);
            assertThat(GUS.post(home + "/completed-tasks/" + task, Map.of()).status())
                    .isEqualTo(403);
        }
        var turned = GUS.put(run.path() + "/tasks/" + task, Map.of("status", "not-started"));
        assertThat(turned.status()).isEqualTo(403);
    }

    @Test
    void aGuestCommentsAndReportsAndUploadsOnTheirTasksOnly() {
        var run = baked();
        var mine = ORG + "/tasks/" + run.task("Taste");
        var other = ORG + "/tasks/" + run.task("Bake");
        var words = Map.of("content", "It is burnt");
        assertThat(GUS.post(mine + "/comment", words).status()).isEqualTo(201);
        assertThat(GUS.post(mine + "/problem", words).status()).isEqualTo(201);
        assertThat(GUS.post(other + "/comment", words).status()).isEqualTo(403);
        assertThat(GUS.post(run.path() + "/comment", words).status()).isEqualTo(403);
        assertThat(GUS.post(mine + "/bot-comment", words).status()).isEqualTo(403);
        assertThat(upload(run, "Photo").status()).isEqualTo(200);
        assertThat(upload(run, "Bill").status()).isEqualTo(422);
    }

    @Test
    void ofAPublicRunAGuestReadsEverythingAndWritesNothingMore() {
        var run = baked();
        var other = ORG + "/tasks/" + run.task("Bake");
        assertThat(GUS.get(other).status()).isEqualTo(403);
        assertThat(GUS.get(run.path() + "/tasks").rows()).hasSize(1);
        assertThat(ANN.put(run.path(), Map.of("is_public", true)).status()).isEqualTo(200);

        assertThat(GUS.get(other).status()).isEqualTo(200);
        assertThat(GUS.get(run.path() + "/tasks").rows())
                .extracting(task -> task.get("title"))
                .containsExactly("Bake", "Taste");
        var words = Map.of("content", "It is burnt");
        assertThat(GUS.post(other + "/comment", words).status()).isEqualTo(403);
        assertThat(upload(run, "Bill").status()).isEqualTo(422);
        assertThat(
                        GUS.post(
                                        run.path() + "/completed-tasks",
                                        Map.of("task_id", run.task("Bake")))
                                .status())
                .isEqualTo(403);
    }

    @Test
    void whateverElseThereIsGuestsAreNotLetIn() {
        for (var path :
                List.of("/tasks", "/runs", "/checklists", "/guests", "/guests-list", "/assets")) {
            var reply = GUS.get(ORG + path);
            assertThat(reply.status()).as(path).isEqualTo(403);
            assertThat(reply.json()).containsEntry("message", "Guests may not do this.");
        }
        assertThat(GUS.post(ORG + "/runs", Map.of()).status()).isEqualTo(403);
    }

    @Test
    void aCodeIsGoodForItsOrganizationOnly() {
        var mill = "/organizations/" + World.MILL.hex() + "/me/tasks";
        assertThat(GUS.get(mill).status()).isEqualTo(401);
        var guess = Guests.CODES.of(World.FLOUR, 1, 2);
        assertThat(API.as(guess).get(ORG + "/me/tasks").status()).isEqualTo(401);
    }

    @Test
    void aDisabledGuestIsTurnedAway() {
        disable("now()");
        try {
            var reply = GUS.get(ORG + "/guests/" + Guests.GUS_TOKEN + "/tasks");
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.json().get("message")).asString().contains("disabled");
        } finally {
            disable("null");
        }
        assertThat(GUS.get(ORG + "/me/tasks").status()).isEqualTo(200);
    }

    private static void disable(String at) {
        API.database()
                .database()
                .write(
                        tx ->
                                tx.execute(
                                        "update guest set disabled_at = "
                                                + at
                                                + " where org_id = ? and email = ?",
                                        World.FLOUR.value(),
                                        World.GUS));
    }

    private static Reply upload(Batch run, String field) {
        var upload = Upload.to("Run", run.id(), run.field(field));
        return GUS.post(ORG + "/file", upload.file("bread.txt", "Bread".getBytes()));
    }

    private static Batch baked() {
        return Recipe.called("Baking")
                .step("Bake", Map.of("assignees", List.of(1001)), Forms.field("file", "Bill"))
                .step(
                        "Taste",
                        Map.of("guests", List.of(World.GUS)),
                        Forms.field("text", "Verdict"),
                        Forms.field("file", "Photo"))
                .create(API)
                .launch(Map.of());
    }
}
