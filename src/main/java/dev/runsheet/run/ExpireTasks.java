package dev.runsheet.run;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.Settings;
import dev.runsheet.base.TaskId;
import dev.runsheet.people.OrganizationStore;
import dev.runsheet.platform.db.Transactions;
import dev.runsheet.task.TaskStore;
import java.lang.System.Logger.Level;
import java.time.Instant;

/// Ends all tasks whose deadline has passed, each in a transaction of its own.
public final class ExpireTasks {
    private static final System.Logger LOG = System.getLogger("runsheet.expiry");
    private static final int MOST_AT_ONCE = 1_000;

    private ExpireTasks() {}

    public static void run(Transactions transactions, Settings settings, Instant now) {
        for (var org : transactions.read(OrganizationStore::all)) {
            for (var id : transactions.read(tx -> TaskStore.due(tx, org, now, MOST_AT_ONCE))) {
                expire(transactions, org, id, settings, now);
            }
        }
    }

    /// One that cannot be ended must not keep the others waiting.
    private static void expire(
            Transactions transactions, OrgId org, TaskId id, Settings settings, Instant now) {
        try {
            transactions.write(
                    tx -> {
                        ExpireTask.run(tx, org, id, settings, now);
                        return id;
                    });
        } catch (RuntimeException fault) {
            LOG.log(Level.WARNING, "task " + id.hex() + " could not be ended", fault);
        }
    }
}
