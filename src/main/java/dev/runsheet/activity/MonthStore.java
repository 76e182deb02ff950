package dev.runsheet.activity;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The parts of the table of activities, one a month.
final class MonthStore {
    private static final String PART = "activity_";

    private MonthStore() {}

    /// Parts belong to the owner of the database, as all tables do. Waits for nobody: whoever holds
    /// the lock is making them.
    static boolean isMine(Handle tx) {
        tx.execute("set local role none");
        return tx.createQuery(
                        """
                        select pg_try_advisory_xact_lock(hashtext('parts of activity'))
                        """)
                .mapTo(Boolean.class)
                .one();
    }

    /// Those that have a part.
    static List<YearMonth> kept(Handle tx) {
        return tx.createQuery(
                        """
                        select substr(p.relid::text, :digits) as month
                          from pg_partition_tree('activity') p
                         where p.isleaf and p.relid::text ~ '^activity_[0-9]{4}_[0-9]{2}$'
                         order by p.relid::text
                        """)
                .bind("digits", PART.length() + 1)
                .mapTo(String.class)
                .map(month -> YearMonth.parse(month.replace('_', '-')))
                .list();
    }

    /// Has a part already, or rows that went elsewhere before it could have one.
    static boolean isKept(Handle tx, YearMonth month) {
        return tx.createQuery(
                        """
                        select to_regclass(:part) is not null
                               or exists (select
                                            from activity_other o
                                           where o.at >= :from and o.at < :to)
                        """)
                .bind("part", "public." + part(month))
                .bind("from", start(month))
                .bind("to", start(month.plusMonths(1)))
                .mapTo(Boolean.class)
                .one();
    }

    /// Made beside the table and attached, so that nobody who writes has to wait for long. Nobody
    /// gets rights on it: rows are written and read through the table.
    static void keep(Handle tx, YearMonth month) {
        var part = part(month);
        tx.execute("create table %s (like activity including defaults)".formatted(part));
        tx.execute(
                "alter table activity attach partition %s for values from ('%s') to ('%s')"
                        .formatted(part, start(month), start(month.plusMonths(1))));
    }

    private static String part(YearMonth month) {
        return (PART + "%04d_%02d").formatted(month.getYear(), month.getMonthValue());
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
