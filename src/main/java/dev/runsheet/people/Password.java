package dev.runsheet.people;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// A password as it is kept: salted, and slow to guess. `kept` says how it was made, so that old
/// ones still match when new ones are made in another way.
public record Password(String kept) {
    private static final String SCHEME = "pbkdf2-sha512";
    private static final int ROUNDS = 210_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final SecureRandom RANDOM = new SecureRandom();

    public static Password of(String text) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new Password(
                String.join(
                        "$",
                        SCHEME,
                        Integer.toString(ROUNDS),
                        base64(salt),
                        base64(hash(text, salt, ROUNDS))));
    }

    boolean matches(String text) {
        var parts = kept.split("\\$");
        var decoder = Base64.getDecoder();
        var hash = hash(text, decoder.decode(parts[2]), Integer.parseInt(parts[1]));
        return MessageDigest.isEqual(hash, decoder.decode(parts[3]));
    }

    /// Never into a log.
    @Override
    public String toString() {
        return "Password";
    }

    private static byte[] hash(String text, byte[] salt, int rounds) {
        try {
            var key = new PBEKeySpec(text.toCharArray(), salt, rounds, HASH_BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(key)
                    .getEncoded();
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("every Java knows PBKDF2", fault);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
