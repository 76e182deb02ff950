package dev.runsheet.platform.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runsheet.base.FileId;
import dev.runsheet.testing.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DiskBlobsTest extends KeepingTests {
    @Override
    Blobs blobs() {
        return new DiskBlobs(folder.resolve("kept"));
    }

    @Test
    void theFolderOfAnOrganizationHoldsNothingButItsFiles() throws IOException {
        var spool = new Spool(folder.resolve("incoming"));
        var id = FileId.fresh();
        blobs().put(
                        World.FLOUR,
                        id,
                        spool.take(new ByteArrayInputStream(utf8("rye")), 3).orElseThrow());
        assertThat(files(folder))
                .containsExactly(
                        "kept/%s/%s/%s"
                                .formatted(World.FLOUR.hex(), id.hex().substring(30), id.hex()));
    }

    @Test
    void whatIsTooLongOrBreaksOffLeavesNothing() throws IOException {
        var spool = new Spool(folder.resolve("incoming"));
        assertThat(spool.take(new ByteArrayInputStream(utf8("rye")), 2)).isEmpty();
        assertThatThrownBy(() -> spool.take(broken(), 10)).isInstanceOf(UncheckedIOException.class);
        assertThat(files(folder)).isEmpty();
    }

    @Test
    void whatADeadServerLeftIsSweptOnceItIsOld() throws IOException {
        var spool = new Spool(folder.resolve("incoming"));
        spool.take(new ByteArrayInputStream(utf8("rye")), 3);
        spool.sweep(Instant.now().minusSeconds(60));
        assertThat(files(folder)).hasSize(1);
        spool.sweep(Instant.now().plusSeconds(60));
        assertThat(files(folder)).isEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenIsUnavailable() throws IOException {
        var spool = new Spool(Files.createFile(folder.resolve("a-file")));
        assertThatThrownBy(() -> spool.take(new ByteArrayInputStream(utf8("rye")), 3))
                .isInstanceOf(Unavailable.class);
    }

    private static InputStream broken() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
    }

    private static java.util.List<String> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(each -> folder.relativize(each).toString())
                    .toList();
        }
    }
}
