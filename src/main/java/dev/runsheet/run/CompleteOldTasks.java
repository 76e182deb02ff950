package dev.runsheet.run;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.Settings;
import dev.runsheet.base.TaskId;
import dev.runsheet.people.EachOrganization;
import dev.runsheet.people.OrganizationStore;
import dev.runsheet.platform.db.Transactions;
import dev.runsheet.task.TaskStore;
import java.time.Instant;
import java.util.UUID;

/// Completes the tasks that nobody has completed for months, where the organization wants that
/// (platform spec 4.4), each in a transaction of its own.
public final class CompleteOldTasks {
    private static final int MOST_AT_ONCE = 1_000;
    private static final TaskId FIRST = new TaskId(new UUID(0, 0));

    private CompleteOldTasks() {}

    public static void run(Transactions transactions, Settings settings, Instant now) {
        run(transactions, settings, MOST_AT_ONCE, now);
    }

    static void run(Transactions transactions, Settings settings, int most, Instant now) {
        EachOrganization.run(
                transactions,
                "completing of old tasks",
                org ->
                        transactions
                                .read(
                                        tx ->
                                                OrganizationStore.find(tx, org)
                                                        .completesWhatIsBefore(now))
                                .ifPresent(
                                        before ->
                                                complete(
                                                        transactions,
                                                        org,
                                                        before,
                                                        settings,
                                                        most,
                                                        now)));
    }

    private static void complete(
            Transactions transactions,
            OrgId org,
            Instant before,
            Settings settings,
            int most,
            Instant now) {
        OneByOne.run(
                "task",
                FIRST,
                most,
                last -> transactions.read(tx -> TaskStore.old(tx, org, before, last, most)),
                id ->
                        transactions.write(
                                tx -> {
                                    CompleteOldTask.run(tx, org, id, before, settings, now);
                                    return id;
                                }));
    }
}
