package dev.runsheet.notify;

import dev.runsheet.base.OrgId;
import dev.runsheet.people.EachOrganization;
import dev.runsheet.platform.db.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Reminds people of deadlines: once a day before, and once when one went by.
public final class TellDeadlines {
    private static final Duration NEAR = Duration.ofDays(1);
    private static final int MOST_AT_ONCE = 500;

    private TellDeadlines() {}

    public static void run(Transactions transactions, Instant now) {
        EachOrganization.run(transactions, "deadlines", org -> tell(transactions, org, now));
    }

    private static void tell(Transactions transactions, OrgId org, Instant now) {
        while (transactions.write(tx -> some(tx, org, now)) == MOST_AT_ONCE) {
            // There may be more.
        }
    }

    private static int some(Handle tx, OrgId org, Instant now) {
        var due = DeadlineStore.take(tx, org, NEAR, MOST_AT_ONCE, now);
        var tasks = due.stream().map(DeadlineStore.Due::task).toList();
        var things = ThingStore.tasks(tx, org, tasks);
        var hearings =
                due.stream()
                        .map(each -> hearing(each, things.get(each.task().value()), now))
                        .toList();
        PostNotices.run(tx, org, GatherNotices.run(tx, org, hearings), now);
        return due.size();
    }

    private static Hearing hearing(DeadlineStore.Due due, Thing task, Instant now) {
        var news =
                new News(
                        0,
                        "task." + due.kind().word(),
                        task.run(),
                        due.task(),
                        Map.of(),
                        null,
                        null,
                        now);
        return new Hearing(due.kind(), news, task, task.people(), null, true);
    }
}
