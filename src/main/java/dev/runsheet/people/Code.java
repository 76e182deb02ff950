package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// What an application gets from a person's browser and exchanges for tokens. `challenge` is null
/// when it sent none; `consent` is what the code became, and null before.
record Code(
        long client,
        MemberId member,
        String redirect,
        String challenge,
        Instant expiresAt,
        Instant usedAt,
        Long consent) {
    static final Duration GOOD = Duration.ofMinutes(10);

    boolean isFor(Client other, String where) {
        return client == other.id() && redirect.equals(where);
    }

    /// A verifier without a challenge is refused too: somebody may have taken the challenge away.
    boolean isProvenBy(Optional<String> verifier) {
        return verifier.map(Code::challenge).equals(Optional.ofNullable(challenge));
    }

    private static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Secret.hash(verifier));
    }
}
