package dev.runsheet.people;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.Seal;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;

/// What is in the link at the foot of a letter that stops letters of its kind: whose they are, of
/// which kind, and a seal on it. It opens nothing else, and is good for ever.
public final class OffTokens {
    private static final Pattern TOKEN =
            Pattern.compile("([mg])(\\d{1,18})-([a-z_]{1,20})-([0-9a-f]{40})");

    /// A member or a guest, by number.
    public record Whose(boolean isGuest, long number) {
        String word() {
            return (isGuest ? "g" : "m") + number;
        }
    }

    public record Off(Whose whose, String kind) {}

    private final Seal seal;

    public OffTokens(SecretKey key) {
        seal = new Seal(key);
    }

    public String of(OrgId org, Off off) {
        var said = off.whose().word() + "-" + off.kind();
        return said + "-" + seal.on("off", org.hex(), said);
    }

    /// Empty when it was not made here.
    public Optional<Off> read(OrgId org, String token) {
        var parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var whose = new Whose(parts.group(1).equals("g"), Long.parseLong(parts.group(2)));
        return Optional.of(new Off(whose, parts.group(3)))
                .filter(off -> Seal.isEqual(of(org, off), token));
    }
}
