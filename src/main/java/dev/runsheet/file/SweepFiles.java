package dev.runsheet.file;

import dev.runsheet.activity.Journal;
import dev.runsheet.base.Actor;
import dev.runsheet.base.FileId;
import dev.runsheet.base.OrgId;
import dev.runsheet.people.OrganizationStore;
import dev.runsheet.platform.blob.Unavailable;
import dev.runsheet.platform.db.Transactions;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Clears away what an upload left that came to nothing: files that answer no question, bytes
/// without a row, and what was still coming in when a server died. All of them have a day.
public final class SweepFiles {
    private static final System.Logger LOG = System.getLogger("runsheet.files");
    private static final Duration GRACE = Duration.ofDays(1);
    private static final int MOST_AT_ONCE = 500;

    private SweepFiles() {}

    public static void run(Transactions transactions, Shelf shelf, Instant now) {
        var before = now.minus(GRACE);
        shelf.spool().sweep(before);
        for (var org : transactions.read(OrganizationStore::all)) {
            try {
                deleteUnused(transactions, shelf, org, before, now);
                deleteUnknown(transactions, shelf, org, before);
            } catch (Unavailable fault) {
                LOG.log(Level.WARNING, "files of " + org.hex() + " could not be swept", fault);
            }
        }
    }

    private static void deleteUnused(
            Transactions transactions, Shelf shelf, OrgId org, Instant before, Instant now) {
        var swept = List.<File>of();
        do {
            swept = transactions.write(tx -> deleteUnused(tx, org, before, now));
            swept.forEach(file -> shelf.blobs().delete(org, file.id()));
        } while (swept.size() == MOST_AT_ONCE);
    }

    private static List<File> deleteUnused(Handle tx, OrgId org, Instant before, Instant now) {
        var unused = FileStore.deleteUnused(tx, org, before, MOST_AT_ONCE);
        Journal.record(tx, Actor.clock(org), unused.stream().map(Events::deleted).toList(), now);
        return unused;
    }

    private static void deleteUnknown(
            Transactions transactions, Shelf shelf, OrgId org, Instant before) {
        shelf.blobs()
                .each(
                        org,
                        before,
                        ids -> {
                            var known =
                                    ids.isEmpty()
                                            ? Set.<FileId>of()
                                            : transactions.read(
                                                    tx -> FileStore.known(tx, org, ids));
                            ids.stream()
                                    .filter(id -> !known.contains(id))
                                    .forEach(id -> shelf.blobs().delete(org, id));
                        });
    }
}
