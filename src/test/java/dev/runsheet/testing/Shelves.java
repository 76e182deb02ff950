package dev.runsheet.testing;

import dev.runsheet.file.Allowed;
import dev.runsheet.file.FilesApi;
import dev.runsheet.file.PicturesApi;
import dev.runsheet.file.Shelf;
import dev.runsheet.platform.blob.Blobs;
import dev.runsheet.platform.blob.DiskBlobs;
import dev.runsheet.platform.blob.Spool;
import dev.runsheet.platform.config.Config.Storage;
import dev.runsheet.platform.http.Routes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Somewhere to keep files while tests run.
public final class Shelves {
    public static final int MOST_BYTES = 8 * 1024 * 1024;

    private Shelves() {}

    /// The routes of files and pictures, over a folder of their own.
    public static void mount(Routes routes) {
        var shelf = onDisk(folder());
        FilesApi.mount(routes, shelf);
        PicturesApi.mount(routes, shelf);
    }

    public static Shelf onDisk(Path folder) {
        return of(folder, new DiskBlobs(folder.resolve("kept")), false);
    }

    public static Shelf of(Path folder, Blobs blobs, boolean isBucket) {
        return new Shelf(
                new Spool(folder.resolve("incoming")),
                blobs,
                isBucket,
                new Allowed(MOST_BYTES, Storage.USUAL_EXTENSIONS));
    }

    private static Path folder() {
        try {
            var folder = Files.createTempDirectory("runsheet-files-");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
