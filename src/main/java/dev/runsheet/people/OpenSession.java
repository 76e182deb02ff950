package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Signs a person in with a browser. The answer goes into its cookie and is not kept.
public final class OpenSession {
    private OpenSession() {}

    public static String run(Handle tx, MemberId member, Instant now) {
        var secret = Secret.fresh();
        SignInStore.welcome(tx, member, now);
        WebSessionStore.insert(tx, Secret.hash(secret), member, now);
        return secret;
    }
}
