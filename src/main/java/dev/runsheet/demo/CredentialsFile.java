package dev.runsheet.demo;

import dev.runsheet.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// `credentials.json` in the data directory, which only its owner may read.
final class CredentialsFile {
    private final Path path;

    CredentialsFile(Path data) {
        path = data.resolve("credentials.json");
    }

    Optional<Credentials> read() {
        try {
            return Files.exists(path)
                    ? Optional.of(Credentials.of(Json.map(Files.readString(path))))
                    : Optional.empty();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// Whole or not at all: a new file takes the place of the old one.
    void write(Credentials credentials) {
        try {
            var mine = PosixFilePermissions.fromString("rw-------");
            Files.createDirectories(path.getParent());
            var fresh =
                    Files.createTempFile(
                            path.getParent(),
                            "credentials-",
                            ".tmp",
                            PosixFilePermissions.asFileAttribute(mine));
            Files.writeString(fresh, Json.text(credentials.json()) + "\n");
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
