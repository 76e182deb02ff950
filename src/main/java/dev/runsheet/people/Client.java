package dev.runsheet.people;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.BadGrant;
import dev.runsheet.base.Problem.Conflict;
import dev.runsheet.base.Refusal;
import dev.runsheet.people.Token.Holder;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An application of an organization. A public one runs where it can keep no secret, and has none:
/// its `secretHash` is null. People are sent back to its `redirects` only, so that one without them
/// cannot ask anybody.
public record Client(
        long id,
        OrgId org,
        String name,
        byte[] secretHash,
        List<String> redirects,
        Instant createdAt) {

    public boolean isPublic() {
        return secretHash == null;
    }

    Client with(String newName, List<String> newRedirects) {
        return new Client(id, org, newName, secretHash, newRedirects, createdAt);
    }

    Client withSecret(byte[] newHash) {
        if (isPublic()) {
            throw new Conflict("A public application has no secret.").refuse();
        }
        return new Client(id, org, name, newHash, redirects, createdAt);
    }

    /// To the character.
    public boolean mayRedirectTo(String uri) {
        return redirects.contains(uri);
    }

    Holder.Client asHolder() {
        return new Holder.Client(id, org);
    }

    /// Empty stands for no secret at all, with which public ones come.
    boolean isProvenBy(Optional<String> secret) {
        return isPublic()
                ? secret.isEmpty()
                : secret.filter(each -> MessageDigest.isEqual(secretHash, Secret.hash(each)))
                        .isPresent();
    }

    /// Whoever overhears the code of a public one could use it, were there no challenge.
    void checkMayGetCode(String redirect, Optional<String> challenge) {
        checkMayRedirectTo(redirect);
        if (isPublic() && challenge.isEmpty()) {
            throw invalid("The code_challenge is missing.");
        }
    }

    void checkMayRedirectTo(String uri) {
        if (!mayRedirectTo(uri)) {
            throw invalid("The redirect_uri is not one of this application.");
        }
    }

    private static Refusal invalid(String message) {
        return new BadGrant("invalid_request", message, false).refuse();
    }
}
