package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Gives an application what it exchanges for tokens of a person who has just agreed to it.
public final class IssueCode {
    private IssueCode() {}

    /// `challenge` is one of S256. The answer goes into the browser once and is not kept.
    public static String run(
            Handle tx,
            Client client,
            MemberId member,
            String redirect,
            Optional<String> challenge,
            Instant now) {
        client.checkMayGetCode(redirect, challenge);
        Belongs.check(tx, client, member);
        var secret = Secret.fresh();
        var code =
                new Code(
                        client.id(),
                        member,
                        redirect,
                        challenge.orElse(null),
                        now.plus(Code.GOOD),
                        null,
                        null);
        ConsentStore.insertCode(tx, Secret.hash(secret), code, now);
        return secret;
    }
}
