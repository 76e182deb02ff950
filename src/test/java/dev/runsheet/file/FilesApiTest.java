package dev.runsheet.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Id;
import dev.runsheet.run.RunsApi;
import dev.runsheet.run.TaskReadsApi;
import dev.runsheet.run.TasksApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Forms;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.Shelves;
import dev.runsheet.testing.Upload;
import dev.runsheet.testing.World;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilesApiTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final ApiServer API =
            ApiServer.of(
                    TemplatesApi::mount,
                    RunsApi::mount,
                    TasksApi::mount,
                    TaskReadsApi::mount,
                    Shelves::mount);
    private static final ApiServer.Caller ANN = API.as(World.ANN_TOKEN);
    private static final ApiServer.Caller BOB = API.as(World.BOB_TOKEN);
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
    private static final byte[] EXE = HexFormat.of().parseHex("4d5a90000300000004000000ffff0000");

    /// Only Bob and administrators see its runs, and only Bob bakes.
    private static final Recipe.Made CLOSED =
            Recipe.called("Closed")
                    .with("permissions", closed())
                    .step("Bake", Map.of("assignees", List.of(1002)), Forms.field("file", "Photo"))
                    .step("Sell", Map.of("assignees", List.of(1001)), Forms.field("file", "Bill"))
                    .create(API);

    @AfterAll
    static void close() {
        API.close();
    }

    private static Object closed() {
        return List.of(
                Map.of(
                        "type",
                        "process_read",
                        "all",
                        false,
                        "users",
                        List.of(),
                        "groups",
                        List.of()));
    }

    private static Upload kickoff() {
        return Upload.of(CLOSED.id());
    }

    private static Reply upload(Upload upload) {
        return ANN.post(ORG + "/file", upload);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.exe", "a.EXE", "a.pdf.exe", "a.html", "a.svg", "a", "exe", "a.pdf."})
    void b53_anExtensionThatIsNotAllowedIsRefused(String name) {
        var reply = upload(kickoff().file(name, EXE));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.errors()).containsOnlyKeys("name");
    }

    @Test
    void b53_aFileThatIsTooLargeIsRefusedInJson() {
        var reply = upload(kickoff().file("a.txt", new byte[Shelves.MOST_BYTES + 1]));
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.json()).containsEntry("message", "The file is larger than 8 MB.");
        var longer = upload(kickoff().file("a.txt", new byte[Shelves.MOST_BYTES + 2_000_000]));
        assertThat(longer.status()).isEqualTo(413);
        assertThat(longer.header("Content-Type")).startsWith("application/json");
        var whole = new byte[Shelves.MOST_BYTES];
        Arrays.fill(whole, (byte) 'x');
        assertThat(upload(kickoff().file("a.txt", whole)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "exe, a.pdf",
        "exe, a.txt",
        "html, a.pdf",
        "html, a.png",
        "svg, a.png",
        "sh, a.pdf"
    })
    void contentThatMayNotComeInHidesBehindNoName(String kind, String name) {
        var content =
                switch (kind) {
                    case "exe" -> EXE;
                    case "html" -> utf8("<!DOCTYPE html><html><script>alert(1)</script></html>");
                    case "svg" ->
                            utf8(
                                    "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>");
                    default -> utf8("#!/bin/sh\nrm -rf /\n");
                };
        var reply = upload(kickoff().file(name, content));
        assertThat(reply.status()).as(reply.text()).isEqualTo(422);
        assertThat(reply.errors()).containsOnlyKeys("name");
    }

    @ParameterizedTest
    @CsvSource({
        "a.png, image/png",
        "a.pdf, image/png",
        "a.txt, text/plain",
        "a.csv, text/csv",
        "a.xml, application/xml"
    })
    void theTypeIsThatOfTheContent(String name, String type) {
        var content =
                switch (type) {
                    case "image/png" -> PNG;
                    case "application/xml" -> utf8("<?xml version=\"1.0\"?><order/>");
                    default -> utf8("<b>Rye</b>,2");
                };
        var id = upload(kickoff().file(name, content)).data().get("id");
        assertThat(ANN.get(ORG + "/file/" + id).header("Content-Type")).isEqualTo(type);
    }

    @Test
    void aNameCannotEscape() {
        var names =
                Map.of(
                        "../../../etc/cron.d/rye.txt", "rye.txt",
                        "C:\\\\bakery\\\\rye.txt", "rye.txt",
                        "rye\u202Etxt.fdp.txt", "ryetxt.fdp.txt",
                        "Brötchen.txt", "Brötchen.txt");
        names.forEach(
                (sent, kept) ->
                        assertThat(upload(kickoff().file(sent, utf8("Rye"))).data())
                                .containsEntry("filename", kept));
        var id = upload(kickoff().file("Bröt\u2028chen.txt", utf8("Rye"))).data().get("id");
        assertThat(ANN.get(ORG + "/file/" + id + "/dl").header("Content-Disposition"))
                .isEqualTo(
                        "attachment; filename=\"Br_t chen.txt\"; filename*=UTF-8''Br%C3%B6t%20chen.txt");
    }

    @Test
    void everyFaultIsSaidAtOnce() {
        var reply =
                ANN.post(
                        ORG + "/file",
                        new Upload(Map.of("subject_type", "Oven"), "other", "a.txt", utf8("x")));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors())
                .containsOnlyKeys("name", "subject_type", "subject_id", "uploaded_from");
        assertThat(ANN.post(ORG + "/file", Map.of()).errors())
                .containsOnlyKeys("name", "subject_type", "subject_id", "uploaded_from");
        var text = ANN.post(ORG + "/file", Map.of("name", "a.txt", "subject_type", "Run"));
        assertThat(text.errors()).containsEntry("name", List.of("The name must be a file."));
    }

    @Test
    void theWordsOfAllClientsAreTaken() {
        var run = CLOSED.launch(Map.of());
        for (var type : List.of("Run", "run", "Process", "PROCESS")) {
            assertThat(subject(Upload.to(type, run.id(), "ko_field"))).containsEntry("type", "Run");
        }
        for (var type : List.of("Checklist", "template", "Blueprint")) {
            assertThat(subject(Upload.to(type, CLOSED.id(), "ko_field")))
                    .containsEntry("type", "Checklist");
        }
        var task = (String) ANN.post(ORG + "/tasks", oneOff()).data().get("id");
        assertThat(subject(Upload.to("task", task, "x"))).containsEntry("id", task);
        for (var path : List.of("/assets", "/upload")) {
            var upload = kickoff().file("a.txt", utf8("Rye")).in("file").with("source", "local");
            assertThat(ANN.post("/api" + ORG + path, upload).status()).isEqualTo(200);
        }
    }

    private static Map<String, Object> oneOff() {
        return Map.of(
                "title",
                "Sweep",
                "task_type",
                "task",
                "deadline",
                "2026-05-01",
                "owners",
                Map.of("users", List.of(1001)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> subject(Upload upload) {
        var reply = upload(upload.file("a.txt", utf8("Rye")));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return (Map<String, Object>) reply.data().get("subject");
    }

    @Test
    void theSameNameForTheSameQuestionIsTheNextVersion() {
        var upload = kickoff().file("Plan.txt", utf8("1"));
        var first = upload(upload).data();
        var second = upload(upload.file("Plan.txt", utf8("2"))).data();
        assertThat(List.of(first.get("version"), second.get("version"))).isEqualTo(List.of(1, 2));
        assertThat(upload(upload.file("Other.txt", utf8("1"))).data()).containsEntry("version", 1);
        assertThat(ANN.download(ORG + "/file/" + first.get("id"))).isEqualTo(utf8("1"));
        assertThat(ANN.download(ORG + "/file/" + second.get("id"))).isEqualTo(utf8("2"));
    }

    @Test
    void aFileIsReadByThoseWhoSeeWhatItIsFor() {
        var run = CLOSED.launch(Map.of());
        var lin = API.as(World.LIN_TOKEN);
        var photo = to(run.id(), run.field("Photo"));
        assertThat(ANN.get(ORG + "/file/" + photo).status()).isEqualTo(200);
        assertThat(BOB.get(ORG + "/file/" + photo).status()).isEqualTo(200);
        assertThat(BOB.get(ORG + "/assets/" + photo).status()).isEqualTo(200);
        for (var path : List.of("/file/" + photo, "/file/" + photo + "/dl", "/assets/" + photo)) {
            var hidden = lin.get(ORG + path);
            var absent = lin.get(ORG + path.replace(photo, "f".repeat(32)));
            assertThat(hidden.status()).isEqualTo(404);
            assertThat(hidden.text()).isEqualTo(absent.text());
            assertThat(API.asNobody().get(ORG + path).status()).isEqualTo(401);
        }
        assertThat(lin.get(ORG + "/assets?subject_id=" + run.id()).rows()).isEmpty();
        assertThat(BOB.get(ORG + "/assets?subject_id=" + run.id()).rows()).hasSize(1);
    }

    @Test
    void anotherOrganizationKnowsNothingOfIt() {
        var id = (String) upload(kickoff().file("a.txt", utf8("Rye"))).data().get("id");
        var eve = API.as(World.EVE_TOKEN);
        var mill = "/organizations/" + World.MILL.hex();
        assertThat(eve.get(mill + "/file/" + id).status()).isEqualTo(404);
        assertThat(eve.get(mill + "/assets/" + id).status()).isEqualTo(404);
        assertThat(eve.delete(mill + "/file/" + id).status()).isEqualTo(404);
        assertThat(eve.get(mill + "/assets").rows()).isEmpty();
        assertThat(eve.post(mill + "/file", kickoff()).errors()).containsOnlyKeys("subject_id");
        assertThat(ANN.download(ORG + "/file/" + id)).isEqualTo(utf8("Rye"));
    }

    @Test
    void nobodyUploadsToWhatTheyDoNotSee() {
        var run = CLOSED.launch(Map.of());
        var lin = API.as(World.LIN_TOKEN);
        var hidden =
                lin.post(
                        ORG + "/file",
                        Upload.to("Run", run.id(), "ko_field").file("a.txt", utf8("Rye")));
        var absent =
                lin.post(
                        ORG + "/file",
                        Upload.to("Run", Id.hex(World.FLOUR.value()), "ko_field")
                                .file("a.txt", utf8("Rye")));
        assertThat(hidden.status()).isEqualTo(422);
        assertThat(hidden.text()).isEqualTo(absent.text());
        assertThat(API.asNobody().post(ORG + "/file", kickoff()).status()).isEqualTo(401);
    }

    @Test
    void whoBroughtItOrAnAdministratorDeletesIt() {
        var run = CLOSED.launch(Map.of());
        var anns = to(run.id(), run.field("Photo"));
        assertThat(BOB.delete(ORG + "/file/" + anns).status()).isEqualTo(403);
        assertThat(BOB.delete(ORG + "/assets/" + anns).status()).isEqualTo(403);
        var upload = Upload.to("Run", run.id(), run.field("Photo")).file("a.txt", utf8("Rye"));
        var bobs = BOB.post(ORG + "/file", upload).data().get("id");
        assertThat(BOB.delete(ORG + "/file/" + bobs).status()).isEqualTo(200);
        assertThat(ANN.delete(ORG + "/file/" + anns).status()).isEqualTo(200);
    }

    @Test
    void theListIsOfOneSubjectOrOfAll() {
        var run = CLOSED.launch(Map.of());
        var first = to(run.id(), run.field("Photo"));
        var second = to(run.id(), run.field("Bill"));
        ANN.delete(ORG + "/assets/" + to(run.id(), run.field("Bill")));
        var rows = ANN.get(ORG + "/assets?subject_id=" + run.id()).rows();
        assertThat(rows).extracting(row -> row.get("id")).containsExactly(second, first);
        assertThat(ANN.get(ORG + "/assets?q=A.TX&per_page=1").rows()).hasSize(1);
        assertThat(ANN.get(ORG + "/assets?q=nothing").rows()).isEmpty();
    }

    private static String to(String run, String field) {
        var upload = Upload.to("Run", run, field).file("a.txt", utf8("Rye"));
        return (String) upload(upload).data().get("id");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
