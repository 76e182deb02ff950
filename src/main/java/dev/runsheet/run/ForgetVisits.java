package dev.runsheet.run;

import dev.runsheet.people.OrganizationStore;
import dev.runsheet.platform.db.Transactions;
import java.time.Instant;

/// Clears away the visits of public kick-off forms that came to nothing.
public final class ForgetVisits {
    private ForgetVisits() {}

    public static void run(Transactions transactions, Instant now) {
        for (var org : transactions.read(OrganizationStore::all)) {
            transactions.write(tx -> VisitStore.forget(tx, org, now));
        }
    }
}
