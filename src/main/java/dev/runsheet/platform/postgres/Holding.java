package dev.runsheet.platform.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/// Keeps a second server off a data directory. The kernel lets go of the lock when its holder dies,
/// however it dies.
final class Holding implements AutoCloseable {
    private final FileChannel file;

    private Holding(FileChannel file) {
        this.file = file;
    }

    static Holding of(Place place) throws IOException {
        var file =
                FileChannel.open(place.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(file)) {
            file.close();
            throw new Unstartable(
                    "The data directory %s is in use by the server with process id %s: stop that one, or choose another directory with --data."
                            .formatted(place.home().getParent(), holder(place)));
        }
        var pid = Long.toString(ProcessHandle.current().pid());
        file.truncate(0);
        file.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
        return new Holding(file);
    }

    /// Whether a server is on the data directory now.
    static boolean isHeld(Place place) throws IOException {
        if (Files.notExists(place.lock())) {
            return false;
        }
        try (var file = FileChannel.open(place.lock(), StandardOpenOption.WRITE)) {
            return !isLocked(file);
        }
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static String holder(Place place) throws IOException {
        return Files.readString(place.lock()).strip();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
