package dev.runsheet.people;

import dev.runsheet.base.Id;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Seal;
import dev.runsheet.base.VisitId;
import java.util.Optional;
import javax.crypto.SecretKey;

/// What the visitor of a public kick-off form gets by mail: the id of the visit and a seal on it.
/// It is worked out when the letter goes out and kept nowhere.
public final class VisitTokens {
    private static final int ID = 32;

    private final Seal seal;

    public VisitTokens(SecretKey key) {
        seal = new Seal(key);
    }

    public String of(OrgId org, VisitId visit) {
        return visit.hex() + seal.on("visit", org.hex(), visit.hex());
    }

    /// Whose token it is; empty when it was not made here.
    public Optional<VisitId> visit(OrgId org, String token) {
        return token.length() == ID + Seal.DIGITS
                ? Id.parse(token.substring(0, ID))
                        .map(VisitId::new)
                        .filter(id -> Seal.isEqual(of(org, id), token))
                : Optional.empty();
    }
}
