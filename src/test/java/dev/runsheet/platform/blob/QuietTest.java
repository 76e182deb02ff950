package dev.runsheet.platform.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runsheet.base.FileId;
import dev.runsheet.testing.World;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuietTest {
    @TempDir private Path folder;

    @Test
    void whatIsDeletedWhileFilesAreCopiedStaysUntilItIsDeletedAgain() {
        var kept = folder.resolve("kept");
        var blobs = new DiskBlobs(kept);
        var id = FileId.fresh();
        var bytes = new ByteArrayInputStream(new byte[] {1, 2, 3});
        blobs.put(World.FLOUR, id, new Spool(folder).take(bytes, 3).orElseThrow());
        try (var _ = Quiet.in(kept)) {
            blobs.delete(World.FLOUR, id);
            assertThat(blobs.open(World.FLOUR, id)).isPresent();
            assertThatThrownBy(() -> Quiet.in(kept))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageStartingWith("Another backup is copying");
        }
        blobs.delete(World.FLOUR, id);
        assertThat(blobs.open(World.FLOUR, id)).isEmpty();
    }

    @Test
    void aFolderThatCannotBeHeldIsUnavailable() throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> Quiet.in(file.resolve("kept"))).isInstanceOf(Unavailable.class);
    }
}
