package dev.runsheet.people;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.Seal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import org.jdbi.v3.core.Handle;

/// The codes in the links of guests: whoever has one is the guest. None is stored. A code is the
/// guest's number and a seal on it, which only the server's key can make; it dies when the guest
/// gets the next generation.
public final class GuestCodes {
    private static final Pattern CODE = Pattern.compile("([0-9a-f]{1,15})([0-9a-f]{40})");

    private final Seal seal;

    public GuestCodes(SecretKey key) {
        seal = new Seal(key);
    }

    public String of(OrgId org, Guest guest) {
        return of(org, guest.id(), guest.generation());
    }

    public String of(OrgId org, long guest, int generation) {
        var number = Long.toHexString(guest);
        return number + seal.on("guest", org.hex(), number, Integer.toString(generation));
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
                        .filter(guest -> Seal.isEqual(of(org, guest), code))
                : Optional.empty();
    }
}
