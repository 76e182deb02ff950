package dev.runsheet.platform.http;

import dev.runsheet.base.OrgId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Remembers the answers of requests that came with an idempotency key, in the transaction of their
/// effects.
public interface Replays {
    /// Who used which key; `actor` is such as `member:1001`.
    record Key(OrgId org, String actor, String key) {}

    /// `body` is null when the answer held a secret.
    record Stored(byte[] requestHash, int status, Map<String, String> headers, byte[] body) {}

    /// Takes the key for this transaction; false when another one holds it.
    boolean lock(Handle tx, Key key);

    Optional<Stored> find(Handle tx, Key key, Instant now);

    void store(Handle tx, Key key, Stored answer, Instant now);
}
