package dev.runsheet.people;

import dev.runsheet.base.Problem.BadGrant;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Gives an application a token for its id and secret.
final class GrantToken {
    private GrantToken() {}

    /// `id` is empty when it was no number, which no client has.
    static MintToken.Minted run(Handle tx, Optional<Long> id, String secret, Instant now) {
        var hash = Secret.hash(secret);
        var client =
                id.flatMap(each -> ClientStore.find(tx, each))
                        .filter(each -> MessageDigest.isEqual(each.secretHash(), hash))
                        .orElseThrow(
                                () ->
                                        new BadGrant(
                                                        "invalid_client",
                                                        "Client authentication failed",
                                                        true)
                                                .refuse());
        return MintToken.forClient(tx, client.holder(), now);
    }
}
