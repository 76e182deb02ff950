package dev.runsheet.people;

import dev.runsheet.base.Problem;
import dev.runsheet.base.Problem.BadGrant;
import dev.runsheet.base.Problem.TooMany;
import dev.runsheet.base.Refusal;
import dev.runsheet.people.Consent.Means;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Exchanges what an application has for tokens. Some of what is refused leaves its trace, a wrong
/// password for one, and then the transaction must be kept.
final class GrantToken {
    sealed interface Outcome {
        record Given(MintToken.Minted minted) implements Outcome {}

        record Refused(Problem problem) implements Outcome {}
    }

    private static final String BAD_CODE = "The authorization code is invalid.";
    private static final String BAD_REFRESH = "The refresh token is invalid.";
    private static final String BAD_PASSWORD = "The user credentials were incorrect.";

    private GrantToken() {}

    /// `id` is empty when it was no number, which no client has; `secret` when none was sent.
    static Client client(Handle tx, Optional<Long> id, Optional<String> secret) {
        return id.flatMap(each -> ClientStore.find(tx, each))
                .filter(each -> each.isProvenBy(secret))
                .orElseThrow(GrantToken::unknown);
    }

    static Outcome toItself(Handle tx, Client client, Instant now) {
        refusePublic(client);
        return new Outcome.Given(MintToken.forClient(tx, client.asHolder(), now));
    }

    static Outcome byPassword(
            Handle tx, Client client, String email, String password, String address, Instant now) {
        refusePublic(client);
        return switch (SignIn.run(tx, email, password, address, now)) {
            case SignIn.Outcome.In(var member) when Belongs.is(tx, client, member) -> {
                var consent = ConsentStore.insert(tx, client, member, Means.PASSWORD, now);
                yield new Outcome.Given(MintToken.refreshable(tx, consent, now));
            }
            case SignIn.Outcome.In _ -> refused(BAD_PASSWORD, true);
            case SignIn.Outcome.Wrong _ -> refused(BAD_PASSWORD, true);
            case SignIn.Outcome.Later(var seconds) ->
                    new Outcome.Refused(
                            new TooMany(
                                    "Too many attempts to sign in. Please try again later.",
                                    seconds));
        };
    }

    /// A code that comes a second time was overheard by somebody: what it gave ends.
    static Outcome byCode(
            Handle tx,
            Client client,
            String secret,
            String redirect,
            Optional<String> verifier,
            Instant now) {
        var hash = Secret.hash(secret);
        var code =
                ConsentStore.lockCode(tx, hash)
                        .filter(each -> each.isFor(client, redirect))
                        .filter(each -> each.isProvenBy(verifier))
                        .orElse(null);
        if (code == null) {
            return refused(BAD_CODE, false);
        }
        if (code.usedAt() != null) {
            Optional.ofNullable(code.consent()).ifPresent(each -> ConsentStore.delete(tx, each));
            return refused(BAD_CODE, false);
        }
        if (!code.expiresAt().isAfter(now) || !Belongs.is(tx, client, code.member())) {
            return refused(BAD_CODE, false);
        }
        var consent = ConsentStore.insert(tx, client, code.member(), Means.CODE, now);
        ConsentStore.useCode(tx, hash, consent, now);
        return new Outcome.Given(MintToken.refreshable(tx, consent, now));
    }

    /// Each is good once. One that comes a second time was stolen, or its thief was faster: the
    /// whole family ends. The token from before ends with what it was refreshed with.
    static Outcome byRefreshing(Handle tx, Client client, String secret, Instant now) {
        var hash = Secret.hash(secret);
        var found =
                ConsentStore.lockRefreshing(tx, hash)
                        .filter(each -> each.consent().client() == client.id())
                        .orElse(null);
        if (found == null || !found.expiresAt().isAfter(now)) {
            return refused(BAD_REFRESH, false);
        }
        var consent = found.consent();
        if (found.spentAt() != null || !Belongs.is(tx, client, consent.member())) {
            ConsentStore.delete(tx, consent.id());
            return refused(BAD_REFRESH, false);
        }
        ConsentStore.spend(tx, hash, now);
        TokenStore.deleteOf(tx, consent);
        return new Outcome.Given(MintToken.refreshable(tx, consent, now));
    }

    private static Outcome refused(String message, boolean isUnauthorized) {
        return new Outcome.Refused(new BadGrant("invalid_grant", message, isUnauthorized));
    }

    /// Nobody knows whether it is the application who asks.
    private static void refusePublic(Client client) {
        if (client.isPublic()) {
            throw new BadGrant(
                            "unauthorized_client",
                            "A public application may use codes only.",
                            false)
                    .refuse();
        }
    }

    private static Refusal unknown() {
        return new BadGrant("invalid_client", "Client authentication failed", true).refuse();
    }
}
