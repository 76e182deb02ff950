package dev.runsheet.webhook;

import dev.runsheet.base.OrgId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// Signs calls as standardwebhooks.com has it. The secrets are worked out of the server's key, like
/// the codes of guests (ADR 0022), and none is kept.
public final class Signatures {
    private static final String SEAL = "HmacSHA256";
    private static final String PREFIX = "whsec_";

    private final SecretKey key;

    public Signatures(SecretKey key) {
        this.key = key;
    }

    /// As receivers are given it.
    String secret(OrgId org, int generation) {
        return PREFIX + base64(bytes(org, generation));
    }

    /// What a call bears besides; nothing where there is nothing to sign with.
    Map<String, String> headers(
            OrgId org, List<Integer> generations, String id, Instant now, String body) {
        var headers = new LinkedHashMap<String, String>();
        if (!generations.isEmpty()) {
            var text = id + "." + now.getEpochSecond() + "." + body;
            headers.put("webhook-id", id);
            headers.put("webhook-timestamp", String.valueOf(now.getEpochSecond()));
            headers.put(
                    "webhook-signature",
                    generations.stream()
                            .map(each -> signature(bytes(org, each), text))
                            .collect(Collectors.joining(" ")));
        }
        return headers;
    }

    static String signature(byte[] secret, String text) {
        var with = new SecretKeySpec(secret, SEAL);
        return "v1," + base64(seal(with, text.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] bytes(OrgId org, int generation) {
        var what = ("webhooks of " + org.hex()).getBytes(StandardCharsets.US_ASCII);
        return seal(key, ByteBuffer.allocate(what.length + 4).put(what).putInt(generation).array());
    }

    private static byte[] seal(SecretKey with, byte[] what) {
        try {
            var mac = Mac.getInstance(SEAL);
            mac.init(with);
            return mac.doFinal(what);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("every Java knows " + SEAL, fault);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
