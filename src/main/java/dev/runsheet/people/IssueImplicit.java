package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import dev.runsheet.people.Consent.Means;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Gives an application a token of a person who has just agreed to it, through their browser. There
/// is none to refresh it with.
public final class IssueImplicit {
    private IssueImplicit() {}

    public static MintToken.Minted run(
            Handle tx, Client client, MemberId member, String redirect, Instant now) {
        client.checkMayRedirectTo(redirect);
        Belongs.check(tx, client, member);
        var consent = ConsentStore.insert(tx, client, member, Means.IMPLICIT, now);
        return MintToken.forConsent(tx, consent, now);
    }
}
