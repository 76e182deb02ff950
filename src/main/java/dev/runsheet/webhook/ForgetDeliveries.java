package dev.runsheet.webhook;

import dev.runsheet.people.OrganizationStore;
import dev.runsheet.platform.db.Transactions;
import java.time.Duration;
import java.time.Instant;

/// Clears away what was told long ago; that it was told is known for ninety days.
public final class ForgetDeliveries {
    private static final Duration KEPT = Duration.ofDays(90);

    private ForgetDeliveries() {}

    public static void run(Transactions transactions, Instant now) {
        for (var org : transactions.read(OrganizationStore::all)) {
            transactions.write(tx -> DeliveryStore.forget(tx, org, now.minus(KEPT)));
        }
    }
}
