package dev.runsheet.platform.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/// One way to the provider and back. Only the browser keeps its secret, from which all that binds
/// the answer to it is worked out: so nobody can be sent back into an attempt that is not theirs.
public record Attempt(String secret) {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    public static Attempt fresh() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Attempt(HexFormat.of().formatHex(bytes));
    }

    /// Comes back beside the code.
    String state() {
        return word("state");
    }

    /// Comes back in the identity token.
    String nonce() {
        return word("nonce");
    }

    /// Shows that whoever redeems the code is who asked for it (RFC 7636).
    String verifier() {
        return word("verifier");
    }

    private String word(String use) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((use + " ").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("every Java knows SHA-256", fault);
        }
    }
}
