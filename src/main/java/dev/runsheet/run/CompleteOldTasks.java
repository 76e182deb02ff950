package dev.runsheet.run;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.Settings;
import dev.runsheet.base.TaskId;
import dev.runsheet.people.OrganizationStore;
import dev.runsheet.platform.db.Transactions;
import dev.runsheet.task.TaskStore;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Completes the tasks that nobody has completed for months, where the organization wants that
/// (platform spec 4.4), each in a transaction of its own.
public final class CompleteOldTasks {
    private static final System.Logger LOG = System.getLogger("runsheet.housekeeping");
    private static final int MOST_AT_ONCE = 1_000;
    private static final TaskId FIRST = new TaskId(new UUID(0, 0));

    private CompleteOldTasks() {}

    public static void run(Transactions transactions, Settings settings, Instant now) {
        run(transactions, settings, MOST_AT_ONCE, now);
    }

    static void run(Transactions transactions, Settings settings, int most, Instant now) {
        for (var org : transactions.read(OrganizationStore::all)) {
            transactions
                    .read(tx -> OrganizationStore.find(tx, org).completesWhatIsBefore(now))
                    .ifPresent(before -> complete(transactions, org, before, settings, most, now));
        }
    }

    /// Goes on behind the last one that was tried, not from the front, where those stay that cannot
    /// be completed.
    private static void complete(
            Transactions transactions,
            OrgId org,
            Instant before,
            Settings settings,
            int most,
            Instant now) {
        var last = FIRST;
        var found = List.<TaskId>of();
        do {
            var after = last;
            found = transactions.read(tx -> TaskStore.old(tx, org, before, after, most));
            for (var id : found) {
                completeOne(transactions, org, id, before, settings, now);
                last = id;
            }
        } while (found.size() == most);
    }

    private static void completeOne(
            Transactions transactions,
            OrgId org,
            TaskId id,
            Instant before,
            Settings settings,
            Instant now) {
        try {
            transactions.write(
                    tx -> {
                        CompleteOldTask.run(tx, org, id, before, settings, now);
                        return id;
                    });
        } catch (RuntimeException fault) {
            LOG.log(Level.WARNING, "task " + id.hex() + " could not be completed", fault);
        }
    }
}
