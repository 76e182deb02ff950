package dev.runsheet.activity;

import dev.runsheet.platform.db.Transactions;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Makes the parts of the table of activities before their months begin. What is written in a month
/// without a part is kept with all other such rows.
public final class KeepMonths {
    private static final int AHEAD = 3;

    private KeepMonths() {}

    /// The months that have a part.
    public static List<YearMonth> kept(Handle tx) {
        return MonthStore.kept(tx);
    }

    /// For rows of earlier times that come from another database.
    public static void keep(Transactions transactions, List<YearMonth> months) {
        months.forEach(month -> keep(transactions, month));
    }

    public static void run(Transactions transactions, Instant now) {
        var month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        for (int i = 0; i <= AHEAD; i++) {
            keep(transactions, month.plusMonths(i));
        }
    }

    private static void keep(Transactions transactions, YearMonth month) {
        transactions.write(
                tx -> {
                    if (MonthStore.isMine(tx) && !MonthStore.isKept(tx, month)) {
                        MonthStore.keep(tx, month);
                    }
                    return month;
                });
    }
}
