package dev.runsheet.people;

import dev.runsheet.base.Problem.TooMany;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// A password as it is kept: salted, and slow to guess. `kept` says how it was made, so that old
/// ones still match when new ones are made in another way.
public record Password(String kept) {
    /// What OWASP asks for at least.
    private static final Cost COST = new Cost(19_456, 2, 1);

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// Each works with a connection to the database in its hand, of which others need some too.
    private static final Semaphore WORKERS = new Semaphore(6);

    /// That of nobody: comparing with it takes as long as with any other.
    private static final Password NOBODYS =
            new Password(phc(COST, new byte[SALT_BYTES], new byte[HASH_BYTES]));

    /// Memory in KiB, passes over it, and lanes.
    private record Cost(int memory, int passes, int lanes) {}

    public static Password of(String text) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new Password(phc(COST, salt, hash(text, salt, COST)));
    }

    static Password nobodys() {
        return NOBODYS;
    }

    boolean matches(String text) {
        var parts = kept.split("[$,=]");
        var cost = new Cost(number(parts[5]), number(parts[7]), number(parts[9]));
        var decoder = Base64.getDecoder();
        var hash = hash(text, decoder.decode(parts[10]), cost);
        return MessageDigest.isEqual(hash, decoder.decode(parts[11]));
    }

    /// Never into a log.
    @Override
    public String toString() {
        return "Password";
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    /// One text may be typed as different characters on different keyboards.
    private static byte[] hash(String text, byte[] salt, Cost cost) {
        var bytes =
                Normalizer.normalize(text, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
        if (!WORKERS.tryAcquire()) {
            throw new TooMany("Too many people sign in at once. Please try again.", 1).refuse();
        }
        try {
            var argon = new Argon2BytesGenerator();
            argon.init(parameters(salt, cost));
            var hash = new byte[HASH_BYTES];
            argon.generateBytes(bytes, hash);
            return hash;
        } finally {
            WORKERS.release();
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static Argon2Parameters parameters(byte[] salt, Cost cost) {
        return new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt)
                .withMemoryAsKB(cost.memory())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .build();
    }

    /// In the form of the Password Hashing Competition, which other programs read too.
    private static String phc(Cost cost, byte[] salt, byte[] hash) {
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(cost.memory(), cost.passes(), cost.lanes(), base64(salt), base64(hash));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
