package dev.runsheet.notify;

import dev.runsheet.base.OrgId;
import dev.runsheet.people.EachOrganization;
import dev.runsheet.platform.db.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Clears away what people were told long ago, read or not, and that they were.
public final class ForgetNotices {
    private static final Duration KEPT = Duration.ofDays(90);

    private ForgetNotices() {}

    public static void run(Transactions transactions, Instant now) {
        EachOrganization.run(
                transactions, "old notices", org -> forget(transactions, org, now.minus(KEPT)));
    }

    private static void forget(Transactions transactions, OrgId org, Instant before) {
        var day = LocalDate.ofInstant(before, ZoneOffset.UTC);
        transactions.write(tx -> NoticeStore.forget(tx, org, before));
        transactions.write(tx -> DigestStore.forget(tx, org, day));
        transactions.write(tx -> DeadlineStore.forget(tx, org, before));
        transactions.write(tx -> ReminderStore.forget(tx, org, before));
    }
}
