package dev.runsheet.platform.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;

/// Where files come in: written to the server's own disk as they are read, so that no store ever
/// sees half of one.
public final class Spool {
    private static final String PREFIX = "in-";

    private final Path folder;

    public Spool(Path folder) {
        this.folder = folder;
    }

    /// Empty, with nothing left behind, when there are more than `most` bytes.
    public Optional<Arrived> take(InputStream from, long most) {
        var path = fresh();
        boolean isWhole = false;
        try {
            var arrived = write(from, most, path);
            isWhole = arrived.isPresent();
            return arrived;
        } finally {
            if (!isWhole) {
                remove(path);
            }
        }
    }

    /// Of what was kept nothing is left to discard.
    public void discard(Arrived arrived) {
        remove(arrived.path());
    }

    /// What a server left that did not live to discard it.
    public void sweep(Instant before) {
        if (Files.notExists(folder)) {
            return;
        }
        try (var files = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (var file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException fault) {
            throw unavailable(fault);
        }
    }

    private Path fresh() {
        try {
            Files.createDirectories(folder);
            return Files.createTempFile(
                    folder,
                    PREFIX,
                    "",
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        } catch (IOException fault) {
            throw unavailable(fault);
        }
    }

    private static Optional<Arrived> write(InputStream from, long most, Path path) {
        var sha256 = sha256();
        try (var file = Files.newOutputStream(path, StandardOpenOption.WRITE);
                var digesting = new DigestOutputStream(file, sha256)) {
            var buffer = new byte[64 * 1024];
            long size = 0;
            for (int read = read(from, buffer); read >= 0; read = read(from, buffer)) {
                size += read;
                if (size > most) {
                    return Optional.empty();
                }
                digesting.write(buffer, 0, read);
            }
            return Optional.of(new Arrived(path, size, sha256.digest()));
        } catch (IOException fault) {
            throw unavailable(fault);
        }
    }

    /// What fails here is the sender's, not the disk's.
    private static int read(InputStream from, byte[] buffer) {
        try {
            return from.read(buffer);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void remove(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException fault) {
            throw unavailable(fault);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static Unavailable unavailable(IOException fault) {
        return new Unavailable("files cannot come in: " + fault.getMessage(), fault);
    }
}
