package dev.runsheet.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runsheet.base.FileId;
import dev.runsheet.base.Id;
import dev.runsheet.platform.blob.DiskBlobs;
import dev.runsheet.platform.blob.Spool;
import dev.runsheet.testing.TestDatabase;
import dev.runsheet.testing.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An archive that is not what it was is refused before anything is made of it.
class ArchiveTest {
    private static final Instant NOW = Instant.parse("2026-11-29T03:00:00Z");

    /// How far apart the bytes are that are altered, one at a time.
    private static final int STRIDE = 7;

    @TempDir private static Path home;
    private static TestDatabase own;
    private static Path good;

    @BeforeAll
    static void make() throws IOException {
        own = TestDatabase.fresh();
        own.database().write(tx -> tx.execute("select nextval('activity_number')"));
        good = home.resolve("good");
        take(good);
    }

    @AfterAll
    static void close() {
        own.close();
    }

    private static Manifest take(Path to) throws IOException {
        var key = home.resolve("secret.key");
        Files.writeString(key, "k".repeat(43));
        var source =
                new TakeBackup.Source(
                        own.address(), Optional.of(home.resolve("kept")), Optional.of(key), "seal");
        return TakeBackup.run(source, to, "1.2.3", NOW);
    }

    @Test
    void itSaysWhatItHolds() throws IOException {
        try (var archive = Archive.open(good)) {
            archive.check();
            var manifest = archive.manifest();
            assertThat(manifest.version()).isEqualTo("1.2.3");
            assertThat(manifest.at()).isEqualTo("2026-11-29T03:00:00Z");
            assertThat(manifest.key()).isEqualTo(new Manifest.Key(true, "seal"));
            assertThat(manifest.tables())
                    .filteredOn(table -> table.name().equals("organization"))
                    .singleElement()
                    .satisfies(table -> assertThat(table.rows()).isEqualTo(2));
            assertThat(manifest.numbers()).containsKey("activity_number");
        }
    }

    @Test
    void onlyItsOwnerReadsIt() throws IOException {
        assertThat(Files.getPosixFilePermissions(good))
                .extracting(Enum::name)
                .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
    }

    @Test
    void oneThatIsThereIsNotWrittenOver() throws IOException {
        var before = Files.readAllBytes(good);
        assertThatThrownBy(() -> take(good))
                .isInstanceOf(Undone.class)
                .hasMessageContaining("is there already");
        assertThat(Files.readAllBytes(good)).isEqualTo(before);
    }

    @Test
    void whereThereIsNoDatabaseThereIsNoArchive() throws IOException {
        var folder = Files.createDirectory(home.resolve("empty"));
        try (var empty = TestDatabase.empty()) {
            var source =
                    new TakeBackup.Source(empty.address(), Optional.empty(), Optional.empty(), "");
            assertThatThrownBy(() -> TakeBackup.run(source, folder.resolve("f"), "1", NOW))
                    .isInstanceOf(RuntimeException.class);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void oneThatIsCutOffIsRefused() throws IOException {
        var bytes = Files.readAllBytes(good);
        for (int length = 0; length < bytes.length; length += bytes.length / 50) {
            isRefused("cut", Arrays.copyOf(bytes, length));
        }
        isRefused("cut", Arrays.copyOf(bytes, bytes.length - 1));
    }

    /// Some bytes say nothing, such as the time at which a part was written; with such a byte
    /// altered every part is what it was.
    @Test
    void oneThatIsAlteredIsRefusedOrHoldsWhatItHeld() throws IOException {
        var bytes = Files.readAllBytes(good);
        int refused = 0;
        int altered = 0;
        for (int i = 0; i < bytes.length; i += STRIDE) {
            var other = bytes.clone();
            other[i] ^= 0x20;
            var path = Files.write(home.resolve("altered"), other);
            altered++;
            try (var archive = Archive.open(path)) {
                archive.check();
                assertThat(parts(archive)).isEqualTo(parts(good));
            } catch (Undone _) {
                refused++;
            }
        }
        System.out.printf("%d archives with an altered byte, %d refused%n", altered, refused);
        assertThat(refused).isGreaterThan(altered / 2);
    }

    @Test
    void oneOfSomebodyElseIsRefused() throws IOException {
        isRefused("foreign", "no archive at all".getBytes(StandardCharsets.UTF_8));
        var zip = home.resolve("zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("letter.txt"));
            out.write(65);
        }
        isRefused("foreign", Files.readAllBytes(zip));
        assertThatThrownBy(() -> Archive.open(home.resolve("nowhere")))
                .isInstanceOf(Undone.class)
                .hasMessageStartingWith("There is no file");
    }

    @Test
    void anotherKeyThanTheOneOfTheServerIsRefused() {
        var to = home.resolve("other-key");
        assertThatThrownBy(() -> RestoreBackup.run(good, to, Optional.of(own.address()), "other"))
                .isInstanceOf(Undone.class)
                .hasMessageContaining("The key of the backup is another");
        assertThat(to).doesNotExist();
    }

    @Test
    void aDatabaseWithSomethingInItIsLeftAlone() throws IOException {
        try (var other = TestDatabase.empty()) {
            other.database().write(tx -> tx.execute("create table theirs (n int)"));
            assertThatThrownBy(
                            () ->
                                    RestoreBackup.run(
                                            good,
                                            home.resolve("theirs"),
                                            Optional.of(other.address()),
                                            ""))
                    .isInstanceOf(Undone.class)
                    .hasMessageContaining("is not empty (theirs)");
            assertThat(home.resolve("theirs")).isEmptyDirectory();
        }
    }

    @Test
    void theFilesThatTheDatabaseSpeaksOfAreInItAndNoOthers() throws IOException {
        var blobs = new DiskBlobs(home.resolve("kept"));
        var spool = new Spool(home.resolve("incoming"));
        var known = new FileId(Id.parse("0".repeat(31) + "f").orElseThrow());
        blobs.put(World.FLOUR, known, spool.take(bytes("rye"), 3).orElseThrow());
        blobs.put(World.FLOUR, FileId.fresh(), spool.take(bytes("dust"), 4).orElseThrow());
        own.database()
                .write(
                        tx ->
                                tx.createUpdate(
                                                """
                                                insert into file (org_id, id, filename, version, type, size, sha256,
                                                                  uploaded_from, task_id, is_in_bucket, uploaded_at)
                                                select :org, cast(lpad(n.digit, 32, '0') as uuid), 'Rye', 1, 'text/plain', 3,
                                                       '', 'comment', gen_random_uuid(), n.is_in_bucket, now()
                                                  from (values ('f', false), ('e', false), ('d', true)) as n (digit, is_in_bucket)
                                                """)
                                        .bind("org", World.FLOUR)
                                        .execute());
        var kept = own.database().read(tx -> KeptStore.of(tx, World.FLOUR));
        assertThat(kept).hasSize(3);
        var manifest = take(home.resolve("with-files"));
        assertThat(manifest.files()).isEqualTo(new Manifest.Kept(1, 3, 1, 1));
        try (var archive = Archive.open(home.resolve("with-files"))) {
            assertThat(archive.parts())
                    .filteredOn(part -> part.startsWith("files/"))
                    .containsExactly(Part.file(World.FLOUR, known));
        }
        assertThat(Told.whole(manifest, good))
                .contains("1 files are in the bucket and NOT in the archive")
                .contains("1 files are known to the database and were NOT below");
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> parts(Path path) throws IOException {
        try (var archive = Archive.open(path)) {
            return parts(archive);
        }
    }

    private static List<String> parts(Archive archive) throws IOException {
        return archive.parts();
    }

    private static void isRefused(String name, byte[] bytes) throws IOException {
        var path = Files.write(home.resolve(name), bytes);
        var to = home.resolve("to-" + name);
        assertThatThrownBy(() -> RestoreBackup.run(path, to, Optional.empty(), ""))
                .isInstanceOf(Undone.class);
        assertThat(to).doesNotExist();
    }
}
