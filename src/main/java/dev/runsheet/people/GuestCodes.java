package dev.runsheet.people;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.NotFound;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jdbi.v3.core.Handle;

/// The codes in the links of guests: whoever has one is the guest. None is stored. A code is the
/// guest's number and a seal on it, which only the server's key can make; it dies when the guest
/// gets the next generation.
public final class GuestCodes {
    private static final String SEAL = "HmacSHA256";
    private static final int SEAL_BYTES = 20;
    private static final Pattern CODE = Pattern.compile("([0-9a-f]{1,15})([0-9a-f]{40})");

    private final SecretKey key;

    public GuestCodes(SecretKey key) {
        this.key = key;
    }

    public String of(OrgId org, Guest guest) {
        return of(org, guest.id(), guest.generation());
    }

    public String of(OrgId org, long guest, int generation) {
        return Long.toHexString(guest) + seal(org, guest, generation);
    }

    /// By address in any case, or by code.
    public Guest find(Handle tx, OrgId org, String key) {
        var found =
                key.contains("@")
                        ? GuestStore.find(tx, org, key.strip().toLowerCase(Locale.ROOT))
                        : holder(tx, org, key);
        return found.orElseThrow(() -> new NotFound("guest").refuse());
    }

    /// Whose code it is; empty when it was not made here, or not for this generation.
    Optional<Guest> holder(Handle tx, OrgId org, String code) {
        var parts = CODE.matcher(code);
        return parts.matches()
                ? GuestStore.numbered(tx, org, Long.parseLong(parts.group(1), 16))
                        .filter(guest -> isEqual(of(org, guest), code))
                : Optional.empty();
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private String seal(OrgId org, long guest, int generation) {
        try {
            var mac = Mac.getInstance(SEAL);
            mac.init(key);
            mac.update("guest".getBytes(StandardCharsets.US_ASCII));
            mac.update(org.hex().getBytes(StandardCharsets.US_ASCII));
            mac.update(ByteBuffer.allocate(12).putLong(guest).putInt(generation).flip());
            return HexFormat.of().formatHex(mac.doFinal(), 0, SEAL_BYTES);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("every Java knows " + SEAL, fault);
        }
    }
}
