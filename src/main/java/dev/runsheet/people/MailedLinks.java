package dev.runsheet.people;

import dev.runsheet.base.Id;
import dev.runsheet.base.Seal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.jdbi.v3.core.Handle;

/// The links in letters: the id of one and a seal on it, which is worked out when the letter goes
/// out and kept nowhere.
public final class MailedLinks {
    private static final int ID = 32;

    private final Seal seal;

    public MailedLinks(SecretKey key) {
        seal = new Seal(key);
    }

    /// What stands for `{link}` in the path of a letter's button.
    public String token(UUID link) {
        var hex = Id.hex(link);
        return hex + seal.on("link", hex);
    }

    /// The link as long as it may still be used; empty too when it was not made here.
    Optional<MailedLink> find(Handle tx, String token, Instant now) {
        return id(token)
                .flatMap(id -> MailedLinkStore.find(tx, id))
                .filter(link -> link.isGood(now));
    }

    /// The same under a lock, to use it.
    Optional<MailedLink> lock(Handle tx, String token, Instant now) {
        return id(token)
                .flatMap(id -> MailedLinkStore.lock(tx, id))
                .filter(link -> link.isGood(now));
    }

    private Optional<UUID> id(String token) {
        return token.length() == ID + Seal.DIGITS
                ? Id.parse(token.substring(0, ID)).filter(id -> Seal.isEqual(token(id), token))
                : Optional.empty();
    }
}
