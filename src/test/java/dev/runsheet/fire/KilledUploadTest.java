package dev.runsheet.fire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.file.SweepFiles;
import dev.runsheet.platform.db.Database;
import dev.runsheet.platform.postgres.Place;
import dev.runsheet.platform.postgres.Postgres;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.Shelves;
import dev.runsheet.testing.Upload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A server that is killed when it has kept the bytes of a file and not yet its row has kept
/// nothing that anybody was promised.
class KilledUploadTest {
    private static final Instant DAY_AFTER = Instant.now().plus(Duration.ofHours(25));

    private Path data;
    private ServerProcess server;
    private String org;
    private Wire wire;
    private String template;

    @BeforeEach
    void found() throws IOException {
        var target = Files.createDirectories(Path.of("target", "killed").toAbsolutePath());
        data = Files.createDirectory(target.resolve("data-" + System.nanoTime()));
        server = ServerProcess.start(data, "--org", "Flour", "--email", "ann@flour.example");
        org = "/organizations/" + server.told("Organization");
        wire = new Wire(server.url(), server.told("Token"));
        template =
                Bakehouse.id(
                        wire.post(
                                org + "/checklists",
                                Map.of("title", "Bread", "type", "procedure")));
    }

    @AfterEach
    void clear() throws IOException {
        server.kill();
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void bytesThatWereKeptForNobodyAreSweptAfterADay() throws Exception {
        var answered = (String) upload().data().get("id");
        killBetweenBytesAndRow();
        assertThat(kept()).hasSize(2);
        try (var postgres = Postgres.start(Place.under(data));
                var database = new Database(postgres.address())) {
            int rows = database.read(KilledUploadTest::rows);
            assertThat(rows).isOne();
            var shelf = Shelves.onDisk(data.resolve("files"));
            SweepFiles.run(database, shelf, Instant.now());
            assertThat(kept()).hasSize(2);
            database.write(tx -> tx.execute("update file set uploaded_from = 'comment'"));
            SweepFiles.run(database, shelf, DAY_AFTER);
        }
        assertThat(kept()).containsExactly(answered);
    }

    private static int rows(Handle tx) {
        return tx.createQuery("select count(*) from file").mapTo(Integer.class).one();
    }

    /// The row cannot be written while somebody else holds the table.
    private void killBetweenBytesAndRow() throws Exception {
        var cluster = data.resolve("postgres");
        var port = Files.readAllLines(cluster.resolve("cluster").resolve("postmaster.pid")).get(3);
        var jdbi =
                Jdbi.create(
                        "jdbc:postgresql://127.0.0.1:" + port.strip() + "/runsheet",
                        "runsheet",
                        Files.readString(cluster.resolve("password")).strip());
        var holder = jdbi.open();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            holder.begin();
            holder.execute("lock table file in share mode");
            var upload =
                    threads.submit(() -> wire.trySend("POST", org + "/file", Upload.of(template)));
            while (kept().size() < 2) {
                ServerProcess.await(5);
            }
            assertThat(upload.isDone()).isFalse();
            server.kill();
        }
        holder.getConnection().close();
    }

    private Reply upload() {
        var reply = wire.post(org + "/file", Upload.of(template));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply;
    }

    private List<String> kept() throws IOException {
        try (var files = Files.walk(data.resolve("files").resolve("kept"))) {
            return files.filter(Files::isRegularFile)
                    .map(each -> each.getFileName().toString())
                    .toList();
        }
    }
}
