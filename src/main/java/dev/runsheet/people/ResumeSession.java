package dev.runsheet.people;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Finds out who is signed in with a browser. A session ends for good when it was too long unused,
/// when its password was changed, and when no organization lets the person in any more.
public final class ResumeSession {
    private ResumeSession() {}

    public static Optional<WebSession> run(Handle tx, String secret, Instant now) {
        var hash = Secret.hash(secret);
        var found = WebSessionStore.find(tx, hash, form(secret));
        if (found.isEmpty()) {
            return found;
        }
        if (!found.get().isGood(now)) {
            WebSessionStore.delete(tx, hash);
            return Optional.empty();
        }
        if (found.get().isToBeNoted(now)) {
            WebSessionStore.see(tx, hash, now);
        }
        return found;
    }

    private static String form(String secret) {
        return HexFormat.of().formatHex(Secret.hash("form " + secret));
    }
}
