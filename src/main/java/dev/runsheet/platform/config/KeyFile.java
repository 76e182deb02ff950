package dev.runsheet.platform.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/// `secret.key` in the data directory, which only its owner may read: made at the first start of a
/// server that was told no key.
final class KeyFile {
    static final String NAME = "secret.key";

    private static final int BYTES = 32;

    private final Path path;

    KeyFile(Path data) {
        path = data.resolve(NAME);
    }

    String read() {
        try {
            if (!Files.exists(path)) {
                write();
            }
            var text = Files.readString(path).strip();
            if (text.length() < Config.SHORTEST_KEY) {
                throw Misconfigured.of(path + " holds no key: restore it from a copy.");
            }
            return text;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// Whole or not at all.
    private void write() throws IOException {
        var mine = PosixFilePermissions.fromString("rw-------");
        Files.createDirectories(path.getParent());
        var fresh =
                Files.createTempFile(
                        path.getParent(),
                        "secret-",
                        ".tmp",
                        PosixFilePermissions.asFileAttribute(mine));
        var key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(key);
        Files.writeString(fresh, text + "\n");
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    }
}
