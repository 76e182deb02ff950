package dev.runsheet.platform.blob;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.FileId;
import dev.runsheet.testing.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every store of files does alike.
abstract class KeepingTests {
    private static final Instant LATER = Instant.now().plusSeconds(3600);

    @TempDir Path folder;

    abstract Blobs blobs();

    @Test
    void whatIsPutComesBackToTheByte() throws IOException {
        var bytes = new byte[3_000_000];
        new Random(7).nextBytes(bytes);
        var id = put(bytes);
        try (var from = blobs().open(World.FLOUR, id).orElseThrow()) {
            assertThat(from.readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void aFileOfNoBytesIsAFile() throws IOException {
        var id = put(new byte[0]);
        try (var from = blobs().open(World.FLOUR, id).orElseThrow()) {
            assertThat(from.readAllBytes()).isEmpty();
        }
    }

    @Test
    void whatIsNotThereIsNotThere() {
        assertThat(blobs().open(World.FLOUR, FileId.fresh())).isEmpty();
        blobs().delete(World.FLOUR, FileId.fresh());
    }

    @Test
    void anotherOrganizationHasOthers() {
        var id = put(new byte[1]);
        assertThat(blobs().open(World.MILL, id)).isEmpty();
        blobs().delete(World.MILL, id);
        assertThat(blobs().open(World.FLOUR, id)).isPresent();
    }

    @Test
    void whatIsDeletedIsGone() {
        var id = put(new byte[1]);
        blobs().delete(World.FLOUR, id);
        assertThat(blobs().open(World.FLOUR, id)).isEmpty();
        assertThat(listed(LATER)).doesNotContain(id);
    }

    @Test
    void allThatAreOldEnoughAreListed() {
        var ids = IntStream.range(0, 12).mapToObj(_ -> put(new byte[1])).toList();
        assertThat(listed(LATER)).containsAll(ids);
        assertThat(listed(Instant.EPOCH)).isEmpty();
        var elsewhere = new ArrayList<FileId>();
        blobs().each(World.MILL, LATER, elsewhere::addAll);
        assertThat(elsewhere).isEmpty();
    }

    private FileId put(byte[] bytes) {
        var spool = new Spool(folder.resolve("incoming"));
        var id = FileId.fresh();
        var arrived = spool.take(new ByteArrayInputStream(bytes), bytes.length).orElseThrow();
        blobs().put(World.FLOUR, id, arrived);
        spool.discard(arrived);
        return id;
    }

    private List<FileId> listed(Instant before) {
        var ids = new ArrayList<FileId>();
        blobs().each(World.FLOUR, before, ids::addAll);
        return ids;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
