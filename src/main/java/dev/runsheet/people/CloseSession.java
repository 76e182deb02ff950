package dev.runsheet.people;

import org.jdbi.v3.core.Handle;

/// Signs whoever it was out, with this browser.
public final class CloseSession {
    private CloseSession() {}

    public static void run(Handle tx, String secret) {
        WebSessionStore.delete(tx, Secret.hash(secret));
    }
}
