package dev.runsheet.activity;

import dev.runsheet.platform.db.Transactions;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/// Makes the parts of the table of activities before their months begin. What is written in a month
/// without a part is kept with all other such rows.
public final class KeepMonths {
    private static final int AHEAD = 3;

    private KeepMonths() {}

    public static void run(Transactions transactions, Instant now) {
        var month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        for (int i = 0; i <= AHEAD; i++) {
            var next = month.plusMonths(i);
            transactions.write(
                    tx -> {
                        if (MonthStore.isMine(tx) && !MonthStore.isKept(tx, next)) {
                            MonthStore.keep(tx, next);
                        }
                        return next;
                    });
        }
    }
}
