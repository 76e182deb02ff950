package dev.runsheet.run;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Settings;
import dev.runsheet.people.EachOrganization;
import dev.runsheet.people.OrganizationStore;
import dev.runsheet.platform.db.Transactions;
import java.time.Instant;
import java.util.UUID;

/// Puts away the runs that were completed long enough ago, where the organization wants that
/// (platform spec 4.4), each in a transaction of its own.
public final class ArchiveCompletedRuns {
    private static final int MOST_AT_ONCE = 1_000;
    private static final RunId FIRST = new RunId(new UUID(0, 0));

    private ArchiveCompletedRuns() {}

    public static void run(Transactions transactions, Settings settings, Instant now) {
        run(transactions, settings, MOST_AT_ONCE, now);
    }

    static void run(Transactions transactions, Settings settings, int most, Instant now) {
        EachOrganization.run(
                transactions,
                "archiving of completed runs",
                org ->
                        transactions
                                .read(
                                        tx ->
                                                OrganizationStore.find(tx, org)
                                                        .archivesWhatIsBefore(now))
                                .ifPresent(
                                        before ->
                                                archive(
                                                        transactions,
                                                        org,
                                                        before,
                                                        settings,
                                                        most,
                                                        now)));
    }

    private static void archive(
            Transactions transactions,
            OrgId org,
            Instant before,
            Settings settings,
            int most,
            Instant now) {
        OneByOne.run(
                "process",
                FIRST,
                most,
                last -> transactions.read(tx -> RunStore.completed(tx, org, before, last, most)),
                id ->
                        transactions.write(
                                tx -> {
                                    ArchiveRun.old(tx, org, id, before, settings, now);
                                    return id;
                                }));
    }
}
