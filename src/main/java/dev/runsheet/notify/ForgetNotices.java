package dev.runsheet.notify;

import dev.runsheet.people.OrganizationStore;
import dev.runsheet.platform.db.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Clears away what people were told long ago, read or not, and which digests they had.
public final class ForgetNotices {
    private static final Duration KEPT = Duration.ofDays(90);

    private ForgetNotices() {}

    public static void run(Transactions transactions, Instant now) {
        for (var org : transactions.read(OrganizationStore::all)) {
            var before = now.minus(KEPT);
            transactions.write(tx -> NoticeStore.forget(tx, org, before));
            transactions.write(
                    tx -> DigestStore.forget(tx, org, LocalDate.ofInstant(before, ZoneOffset.UTC)));
        }
    }
}
