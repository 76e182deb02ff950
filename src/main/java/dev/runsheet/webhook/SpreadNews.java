package dev.runsheet.webhook;

import dev.runsheet.base.OrgId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Turns what an organization has to tell into the calls that are owed for it, in the order in
/// which it happened.
final class SpreadNews {
    static final int MOST_AT_ONCE = 500;

    private SpreadNews() {}

    /// How many messages that were; none while another server is at it.
    static int run(Handle tx, OrgId org, Instant now) {
        return DeliveryStore.isMyTurn(tx, org)
                ? DeliveryStore.spread(tx, org, MOST_AT_ONCE, now)
                : 0;
    }
}
