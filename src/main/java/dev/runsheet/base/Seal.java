package dev.runsheet.base;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Makes of words what only this server's key can make of them: 40 hex digits that nobody guesses,
/// and that need not be kept.
public final class Seal {
    public static final int DIGITS = 40;

    private static final String HASH = "HmacSHA256";

    private final SecretKey key;

    public Seal(SecretKey key) {
        this.key = key;
    }

    /// The first word says what the seal is for; none of them holds a line break.
    public String on(String... words) {
        try {
            var mac = Mac.getInstance(HASH);
            mac.init(key);
            var bytes = String.join("\n", words).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(mac.doFinal(bytes), 0, DIGITS / 2);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("every Java knows " + HASH, fault);
        }
    }

    /// In a time that says nothing about where they differ.
    public static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
