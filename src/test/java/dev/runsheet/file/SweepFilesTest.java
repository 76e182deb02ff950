package dev.runsheet.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.FileId;
import dev.runsheet.base.Id;
import dev.runsheet.run.RunsApi;
import dev.runsheet.run.TaskReadsApi;
import dev.runsheet.run.TasksApi;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Batch;
import dev.runsheet.testing.Forms;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Shelves;
import dev.runsheet.testing.Upload;
import dev.runsheet.testing.World;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepFilesTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();

    /// The disk has a clock of its own.
    private static final Instant DAY_AFTER = Instant.now().plus(Duration.ofHours(25));

    @TempDir Path folder;
    private Shelf shelf;
    private ApiServer api;
    private Batch run;

    @BeforeEach
    void open() {
        shelf = Shelves.onDisk(folder);
        api =
                ApiServer.of(
                        TemplatesApi::mount,
                        RunsApi::mount,
                        TasksApi::mount,
                        TaskReadsApi::mount,
                        routes -> FilesApi.mount(routes, shelf));
        run =
                Recipe.called("Orders")
                        .step("Bake", Map.of("summary", "How to"), Forms.field("file", "Photo"))
                        .create(api)
                        .launch(Map.of());
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void aFileThatAnswersNothingGoesAfterADay() {
        var unused = upload(Upload.to("Run", run.id(), run.field("Photo")));
        sweep(World.NOON.plus(Duration.ofHours(23)));
        assertThat(ann().get(ORG + "/file/" + unused).status()).isEqualTo(200);
        sweep(DAY_AFTER);
        assertThat(ann().get(ORG + "/file/" + unused).status()).isEqualTo(404);
        assertThat(isKept(unused)).isFalse();
        assertThat(lines()).contains("Deleted file: a.txt");
    }

    @Test
    void whatIsInUseStays() {
        var attached = upload(Upload.to("Run", run.id(), run.field("Photo")));
        run.update(
                "Bake",
                Map.of("taskdata", Map.of(run.field("Photo"), List.of(Map.of("id", attached)))));
        var noField = upload(Upload.to("Run", run.id(), "comment"));
        var shown = upload(Upload.to("Checklist", run.template().id(), "ko_field"));
        var text = "<img src=\"" + ORG + "/file/" + shown + "\">";
        var described =
                ann().put(run.template().path(), Map.of("title", "Orders", "guidance", text));
        assertThat(described.status()).as(described.text()).isEqualTo(200);
        sweep(DAY_AFTER);
        for (var id : List.of(attached, noField, shown)) {
            assertThat(ann().download(ORG + "/file/" + id)).hasSize(3);
        }
    }

    @Test
    void aFileGoesWithTheRunThatIsPurged() {
        var attached = upload(Upload.to("Run", run.id(), run.field("Photo")));
        run.update(
                "Bake",
                Map.of("taskdata", Map.of(run.field("Photo"), List.of(Map.of("id", attached)))));
        assertThat(ann().delete(run.path()).status()).isEqualTo(200);
        assertThat(ann().delete(run.path() + "/delete").status()).isEqualTo(200);
        sweep(DAY_AFTER);
        assertThat(ann().get(ORG + "/file/" + attached).status()).isEqualTo(404);
        assertThat(isKept(attached)).isFalse();
    }

    @Test
    void bytesWithoutARowGoAfterADay() {
        var id = FileId.fresh();
        var arrived = shelf.spool().take(new ByteArrayInputStream(new byte[3]), 3).orElseThrow();
        shelf.blobs().put(World.FLOUR, id, arrived);
        shelf.spool().take(new ByteArrayInputStream(new byte[3]), 3);
        var known = upload(Upload.to("Run", run.id(), "comment"));
        sweep(Instant.now());
        assertThat(isKept(id.hex())).isTrue();
        sweep(DAY_AFTER);
        assertThat(isKept(id.hex())).isFalse();
        assertThat(isKept(known)).isTrue();
        assertThat(folder.resolve("incoming")).isEmptyDirectory();
    }

    private void sweep(Instant now) {
        SweepFiles.run(api.database().database(), shelf, now);
    }

    private ApiServer.Caller ann() {
        return api.as(World.ANN_TOKEN);
    }

    private String upload(Upload upload) {
        var reply = ann().post(ORG + "/file", upload.file("a.txt", new byte[] {'R', 'y', 'e'}));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return (String) reply.data().get("id");
    }

    private boolean isKept(String id) {
        return shelf.blobs().open(World.FLOUR, new FileId(Id.parse(id).orElseThrow())).isPresent();
    }

    private List<String> lines() {
        return api.database()
                .database()
                .read(
                        tx ->
                                tx.createQuery("select description from activity")
                                        .mapTo(String.class)
                                        .list());
    }
}
