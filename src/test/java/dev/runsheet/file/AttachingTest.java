package dev.runsheet.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Actor;
import dev.runsheet.base.FileId;
import dev.runsheet.base.Id;
import dev.runsheet.base.Refusal;
import dev.runsheet.run.CompletedTasksApi;
import dev.runsheet.run.RunReadsApi;
import dev.runsheet.run.RunsApi;
import dev.runsheet.run.TaskReadsApi;
import dev.runsheet.run.TasksApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Batch;
import dev.runsheet.testing.Forms;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.Shelves;
import dev.runsheet.testing.Upload;
import dev.runsheet.testing.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// A file becomes an answer by a call of its own, and is read by whoever may read the answer.
class AttachingTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final ApiServer API =
            ApiServer.of(
                    TemplatesApi::mount,
                    RunsApi::mount,
                    RunReadsApi::mount,
                    TasksApi::mount,
                    TaskReadsApi::mount,
                    CompletedTasksApi::mount,
                    Shelves::mount);
    private static final ApiServer.Caller ANN = API.as(World.ANN_TOKEN);
    private static final ApiServer.Caller BOB = API.as(World.BOB_TOKEN);
    private static final ApiServer.Caller LIN = API.as(World.LIN_TOKEN);
    private static final Actor GUS =
            new Actor(World.FLOUR, new Actor.Who.Guest(World.GUS, Set.of()));

    /// Lin sees neither the template nor its runs, but for the task that is hers.
    private static final Recipe.Made ORDERS =
            Recipe.called("Orders")
                    .with(
                            "permissions",
                            Stream.of(
                                            "checklist_read",
                                            "checklist_edit",
                                            "process_launch",
                                            "checklist_duplicate",
                                            "process_read")
                                    .map(AttachingTest::nobody)
                                    .toList())
                    .kickoff(Forms.field("file", "Order"))
                    .step("Bake", Map.of("assignees", List.of(1002)), Forms.field("file", "Photo"))
                    .step(
                            "Deliver",
                            Map.of("assignees", List.of(1003), "guests", List.of(World.GUS)),
                            Forms.field("file", "Slip"))
                    .create(API);

    @AfterAll
    static void close() {
        API.close();
    }

    private static Map<String, Object> nobody(String right) {
        return Map.of("type", right, "all", false, "users", List.of(), "groups", List.of());
    }

    @Test
    void b51_anUploadAloneAttachesNothing() {
        var run = ORDERS.launch(Map.of());
        var file = uploaded(ANN, Upload.to("Run", run.id(), run.field("Photo")));
        assertThat(run.read("Bake").get("taskdata").toString()).doesNotContain(id(file));
        var bake = run.update("Bake", taskdata(run, "Photo", file));
        assertThat(bake.get("taskdata").toString()).contains(id(file));
    }

    @Test
    void aFileOfTheKickOffFormIsReadInTheRun() {
        var file = uploaded(ANN, Upload.of(ORDERS.id()));
        assertThat(LIN.get(path(file)).status()).isEqualTo(404);
        var run = ORDERS.launch(Map.of("prerun", Map.of(ORDERS.id("Order"), List.of(file))));
        assertThat(LIN.get(path(file)).status()).isEqualTo(200);
        assertThat(isSeen(GUS, file)).isTrue();
        assertThat(run.read().get("prerun").toString()).contains(id(file));
    }

    @Test
    void aFileOfOneTaskIsReadInAnotherOnceItIsAnAnswerThere() {
        var run = ORDERS.launch(Map.of());
        var secret = (String) ANN.post(ORG + "/tasks", secret()).data().get("id");
        var file = uploaded(ANN, Upload.to("task", secret, "x"));
        assertThat(LIN.get(path(file)).status()).isEqualTo(404);
        assertThat(isSeen(GUS, file)).isFalse();
        run.update("Deliver", taskdata(run, "Slip", file));
        assertThat(LIN.get(path(file)).status()).isEqualTo(200);
        assertThat(LIN.get(path(file) + "/dl").text()).isEqualTo("Rye, 2 kg");
        assertThat(isSeen(GUS, file)).isTrue();
    }

    private static Map<String, Object> secret() {
        return Map.of(
                "title",
                "Count",
                "task_type",
                "task",
                "deadline",
                "2026-05-01",
                "owners",
                Map.of("users", List.of(1001)),
                "top_secret",
                true);
    }

    @Test
    void nobodyAttachesWhatTheyMayNotRead() {
        var run = ORDERS.launch(Map.of());
        var secret = (String) ANN.post(ORG + "/tasks", secret()).data().get("id");
        var hidden = uploaded(ANN, Upload.to("task", secret, "x"));
        var path = run.taskPath("Deliver");
        var answered = LIN.put(path, taskdata(run, "Slip", hidden));
        var absent = LIN.put(path, taskdata(run, "Slip", Map.of("id", "f".repeat(32))));
        for (var reply : new Reply[] {answered, absent}) {
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.errors().toString()).contains("The selected file is invalid.");
        }
        assertThat(LIN.get(path(hidden)).status()).isEqualTo(404);
        var elsewhere = uploadedByEve();
        assertThat(ANN.put(path, taskdata(run, "Slip", elsewhere)).status()).isEqualTo(422);
        var launched =
                ORDERS.launch(
                        World.ANN_TOKEN,
                        Map.of("prerun", Map.of(ORDERS.id("Order"), List.of(elsewhere))));
        assertThat(launched.status()).isEqualTo(422);
        var completed = run.tryToComplete("Deliver", taskdata(run, "Slip", elsewhere));
        assertThat(completed.status()).isEqualTo(422);
        assertThat(
                        BOB.put(path, taskdata(run, "Slip", Map.of("id", "7", "source", "local")))
                                .status())
                .isGreaterThan(400);
    }

    private static Map<String, Object> uploadedByEve() {
        var eve = API.as(World.EVE_TOKEN);
        var mill = "/organizations/" + World.MILL.hex();
        var task =
                Map.of(
                        "title",
                        "Grind",
                        "task_type",
                        "task",
                        "deadline",
                        "2026-05-01",
                        "owners",
                        Map.of("users", List.of(1009)));
        var id = (String) eve.post(mill + "/tasks", task).data().get("id");
        var reply =
                eve.post(
                        mill + "/file",
                        Upload.to("Task", id, "x").file("a.txt", utf8("Rye, 2 kg")));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.data();
    }

    @Test
    void whatIncludesAssetsTellsTheFilesOfEachPlace() {
        var order = uploaded(ANN, Upload.of(ORDERS.id()));
        var run = ORDERS.launch(Map.of("prerun", Map.of(ORDERS.id("Order"), List.of(order))));
        var photo = uploaded(ANN, Upload.to("Run", run.id(), run.field("Photo")));
        run.update("Bake", taskdata(run, "Photo", photo));
        var archived = uploaded(ANN, Upload.to("Run", run.id(), run.field("Photo")));
        ANN.delete(ORG + "/assets/" + id(archived));
        assertThat(assets(run.taskPath("Bake"))).containsExactly(id(photo));
        assertThat(assets(run.taskPath("Deliver"))).isEmpty();
        assertThat(assets(run.path())).containsExactly(id(order));
    }

    private static List<Object> assets(String path) {
        var included = (Map<?, ?>) ANN.get(path + "?with=assets").data().get("assets");
        return ((List<?>) included.get("data"))
                .stream().<Object>map(each -> ((Map<?, ?>) each).get("id")).toList();
    }

    @Test
    void aFileAtAnotherAddressNeedsNoUpload() {
        var run = ORDERS.launch(Map.of());
        var link =
                Map.<String, Object>of(
                        "id",
                        "f".repeat(32),
                        "url",
                        "https://flour.example/a.pdf",
                        "source",
                        "url");
        assertThat(run.update("Bake", taskdata(run, "Photo", link)).get("taskdata").toString())
                .contains("https://flour.example/a.pdf");
    }

    @Test
    void whatIsTakenOutOfTheFormIsStillWrittenDown() {
        var run = ORDERS.launch(Map.of());
        var file = uploaded(ANN, Upload.to("Run", run.id(), run.field("Photo")));
        run.update("Bake", taskdata(run, "Photo", file));
        run.update("Bake", Map.of("taskdata", Map.of(run.field("Photo"), List.of())));
        assertThat(attached(file)).isTrue();
        run.complete("Bake", taskdata(run, "Photo", file));
        assertThat(attached(file)).isTrue();
    }

    @Test
    void aGuestUploadsToTheirTaskOnly() {
        var run = ORDERS.launch(Map.of());
        var own =
                new UploadForm(
                        UploadForm.SubjectType.RUN, hex(run.id()), run.field("Slip"), null, null);
        var other =
                new UploadForm(
                        UploadForm.SubjectType.RUN, hex(run.id()), run.field("Photo"), null, null);
        var kickoff =
                new UploadForm(UploadForm.SubjectType.RUN, hex(run.id()), "ko_field", null, null);
        var template =
                new UploadForm(
                        UploadForm.SubjectType.TEMPLATE, hex(ORDERS.id()), "ko_field", null, null);
        assertThat(mayUpload(own)).isTrue();
        assertThat(mayUpload(other)).isFalse();
        assertThat(mayUpload(kickoff)).isFalse();
        assertThat(mayUpload(template)).isFalse();
    }

    private static boolean mayUpload(UploadForm form) {
        return API.database()
                .database()
                .read(
                        tx -> {
                            try {
                                UploadFile.place(tx, GUS, form);
                                return true;
                            } catch (Refusal _) {
                                return false;
                            }
                        });
    }

    private static boolean isSeen(Actor actor, Map<String, Object> file) {
        var id = new FileId(hex(id(file)));
        return API.database()
                .database()
                .read(
                        tx -> {
                            try {
                                FileStore.find(tx, actor, id);
                                return true;
                            } catch (Refusal _) {
                                return false;
                            }
                        });
    }

    private static boolean attached(Map<String, Object> file) {
        return API.database()
                .database()
                .read(
                        tx ->
                                tx.createQuery(
                                                "select bool_or(is_attached) from file_place where file_id = :id")
                                        .bind("id", hex(id(file)))
                                        .mapTo(Boolean.class)
                                        .one());
    }

    private static Map<String, Object> uploaded(ApiServer.Caller who, Upload upload) {
        var reply = who.post(ORG + "/file", upload.file("Offer.txt", utf8("Rye, 2 kg")));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.data();
    }

    private static Map<String, Object> taskdata(Batch run, String label, Map<String, Object> file) {
        return Map.of("taskdata", Map.of(run.field(label), List.of(file)));
    }

    private static String id(Map<String, Object> file) {
        return (String) file.get("id");
    }

    private static String path(Map<String, Object> file) {
        return ORG + "/file/" + id(file);
    }

    private static UUID hex(String id) {
        return Id.parse(id).orElseThrow();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
