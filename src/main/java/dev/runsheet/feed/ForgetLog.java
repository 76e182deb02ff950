package dev.runsheet.feed;

import dev.runsheet.people.OrganizationStore;
import dev.runsheet.platform.db.Transactions;
import java.time.Duration;
import java.time.Instant;

/// Clears away the log of administrators of ninety days ago and before.
public final class ForgetLog {
    private static final Duration KEPT = Duration.ofDays(90);

    private ForgetLog() {}

    public static void run(Transactions transactions, Instant now) {
        for (var org : transactions.read(OrganizationStore::all)) {
            transactions.write(
                    tx -> {
                        LoggedStore.forget(tx, org, now.minus(KEPT));
                        return org;
                    });
        }
    }
}
