package dev.runsheet.file;

import dev.runsheet.base.FileId;
import dev.runsheet.base.Id;
import dev.runsheet.template.TemplatesApi;
import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Shelves;
import dev.runsheet.testing.World;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class FilesOnDiskTest extends FilingTests {
    @TempDir private static Path folder;
    private static Shelf shelf;
    private static ApiServer api;

    @BeforeAll
    static void start() {
        shelf = Shelves.onDisk(folder);
        api = ApiServer.of(TemplatesApi::mount, routes -> FilesApi.mount(routes, shelf));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Override
    ApiServer api() {
        return api;
    }

    @Override
    boolean isBucket() {
        return false;
    }

    @Override
    boolean areKept(String id) {
        return shelf.blobs().open(World.FLOUR, new FileId(Id.parse(id).orElseThrow())).isPresent();
    }
}
