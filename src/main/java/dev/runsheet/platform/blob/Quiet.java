package dev.runsheet.platform.blob;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps the files of a folder while somebody copies them: what is deleted meanwhile stays until it
/// is swept. The kernel lets go when its holder dies.
public final class Quiet implements AutoCloseable {
    /// What this process holds: looking at a lock of its own would give it back.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private Quiet(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Waits for what is being deleted. Throws `Unavailable`.
    public static Quiet in(Path folder) {
        var path = lock(folder);
        if (!HELD.add(path)) {
            throw new Unavailable("Another backup is copying the files of " + folder + ".");
        }
        try {
            return new Quiet(path, locked(path));
        } catch (IOException fault) {
            HELD.remove(path);
            throw new Unavailable(
                    "The files of %s cannot be held: %s".formatted(folder, fault.getMessage()),
                    fault);
        }
    }

    /// Others may run the server than make the backups.
    private static FileChannel locked(Path path) throws IOException {
        if (Files.notExists(path)) {
            Files.createFile(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
        }
        var lock = FileChannel.open(path, StandardOpenOption.WRITE);
        lock.lock();
        return lock;
    }

    /// Deletes a file of the folder, unless somebody copies them.
    static synchronized void delete(Path folder, Path file) throws IOException {
        var path = lock(folder);
        if (HELD.contains(path)) {
            return;
        }
        if (Files.notExists(path)) {
            Files.deleteIfExists(file);
            return;
        }
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (channel.tryLock(0, Long.MAX_VALUE, true) != null) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Path lock(Path folder) {
        var absolute = folder.toAbsolutePath().normalize();
        return absolute.resolveSibling(absolute.getFileName() + ".copying");
    }

    @Override
    public void close() {
        HELD.remove(path);
        try {
            lock.close();
        } catch (IOException fault) {
            throw new Unavailable("a lock could not be given back", fault);
        }
    }
}
