package dev.runsheet.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Tells the SHA-256 of what passes.
final class Digested {
    private Digested() {}

    static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("every Java knows SHA-256", fault);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Of all that is left in it.
    static String of(InputStream from) throws IOException {
        var digest = fresh();
        try (var digesting = new DigestInputStream(from, digest)) {
            digesting.transferTo(OutputStream.nullOutputStream());
        }
        return hex(digest);
    }

    static DigestOutputStream nowhere(MessageDigest digest) {
        return new DigestOutputStream(OutputStream.nullOutputStream(), digest);
    }
}
