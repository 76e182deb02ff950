package dev.runsheet.run;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Settings;
import dev.runsheet.people.OrganizationStore;
import dev.runsheet.platform.db.Transactions;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Puts away the runs that were completed long enough ago, where the organization wants that
/// (platform spec 4.4), each in a transaction of its own.
public final class ArchiveCompletedRuns {
    private static final System.Logger LOG = System.getLogger("runsheet.housekeeping");
    private static final int MOST_AT_ONCE = 1_000;
    private static final RunId FIRST = new RunId(new UUID(0, 0));

    private ArchiveCompletedRuns() {}

    public static void run(Transactions transactions, Settings settings, Instant now) {
        run(transactions, settings, MOST_AT_ONCE, now);
    }

    static void run(Transactions transactions, Settings settings, int most, Instant now) {
        for (var org : transactions.read(OrganizationStore::all)) {
            transactions
                    .read(tx -> OrganizationStore.find(tx, org).archivesWhatIsBefore(now))
                    .ifPresent(before -> archive(transactions, org, before, settings, most, now));
        }
    }

    /// Goes on behind the last one that was tried, not from the front, where those stay that cannot
    /// be put away.
    private static void archive(
            Transactions transactions,
            OrgId org,
            Instant before,
            Settings settings,
            int most,
            Instant now) {
        var last = FIRST;
        var found = List.<RunId>of();
        do {
            var after = last;
            found = transactions.read(tx -> RunStore.completed(tx, org, before, after, most));
            for (var id : found) {
                archiveOne(transactions, org, id, before, settings, now);
                last = id;
            }
        } while (found.size() == most);
    }

    private static void archiveOne(
            Transactions transactions,
            OrgId org,
            RunId id,
            Instant before,
            Settings settings,
            Instant now) {
        try {
            transactions.write(
                    tx -> {
                        ArchiveRun.old(tx, org, id, before, settings, now);
                        return id;
                    });
        } catch (RuntimeException fault) {
            LOG.log(Level.WARNING, "process " + id.hex() + " could not be archived", fault);
        }
    }
}
