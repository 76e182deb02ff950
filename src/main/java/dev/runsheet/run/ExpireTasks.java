package dev.runsheet.run;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.Settings;
import dev.runsheet.base.TaskId;
import dev.runsheet.people.OrganizationStore;
import dev.runsheet.platform.db.Transactions;
import dev.runsheet.task.Due;
import dev.runsheet.task.TaskStore;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// Ends all tasks whose deadline has passed, each in a transaction of its own.
public final class ExpireTasks {
    private static final System.Logger LOG = System.getLogger("runsheet.expiry");
    private static final int MOST_AT_ONCE = 1_000;

    private ExpireTasks() {}

    public static void run(Transactions transactions, Settings settings, Instant now) {
        run(transactions, settings, MOST_AT_ONCE, now);
    }

    static void run(Transactions transactions, Settings settings, int most, Instant now) {
        for (var org : transactions.read(OrganizationStore::all)) {
            expireAll(transactions, org, settings, most, now);
        }
    }

    /// Goes on behind the last one that was tried, not from the front, where those stay that cannot
    /// be ended.
    private static void expireAll(
            Transactions transactions, OrgId org, Settings settings, int most, Instant now) {
        var last = new AtomicReference<>(Due.FIRST);
        var found = List.<Due>of();
        do {
            found = transactions.read(tx -> TaskStore.due(tx, org, now, last.get(), most));
            for (var due : found) {
                expire(transactions, org, due.task(), settings, now);
                last.set(due);
            }
        } while (found.size() == most);
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
