package dev.runsheet.people;

import dev.runsheet.platform.db.Transactions;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers when tokens were used, so that people find those that nobody uses. No request waits
/// for it to be written: that is done beside them, for each token once in a few minutes.
public final class TokenUses {
    private static final Duration LATELY = Duration.ofMinutes(5);

    /// So many are in use at once on a large server.
    private static final int MOST = 20_000;

    private final Map<ByteBuffer, Instant> noted = new ConcurrentHashMap<>();
    private final Map<ByteBuffer, Instant> unwritten = new ConcurrentHashMap<>();

    void note(String bearer, Instant now) {
        var token = ByteBuffer.wrap(Secret.hash(bearer));
        var before = noted.get(token);
        if (before != null && before.plus(LATELY).isAfter(now)) {
            return;
        }
        if (noted.size() >= MOST) {
            noted.clear();
        }
        noted.put(token, now);
        unwritten.put(token, now);
    }

    public void write(Transactions transactions) {
        if (unwritten.isEmpty()) {
            return;
        }
        var uses = Map.copyOf(unwritten);
        transactions.write(tx -> TokenStore.use(tx, uses));
        uses.forEach(unwritten::remove);
    }
}
