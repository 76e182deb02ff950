package dev.runsheet.fire;

import java.util.List;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/// What transactions leave behind: every row names the one that wrote it.
final class Traces {
    private Traces() {}

    /// The transaction that comes next.
    static long next(Handle tx) {
        return tx.createQuery("select cast(pg_snapshot_xmax(pg_current_snapshot()) as text)")
                .mapTo(Long.class)
                .one();
    }

    /// The last one that left anything.
    static long last(Handle tx) {
        return all(tx).last();
    }

    /// All that left anything.
    static TreeSet<Long> all(Handle tx) {
        return in(tx, tables(tx));
    }

    /// Those that left anything in these tables.
    static TreeSet<Long> in(Handle tx, List<String> tables) {
        var each =
                tables.stream()
                        .map(table -> "select cast(cast(xmin as text) as bigint) from " + table)
                        .toList();
        return new TreeSet<>(tx.createQuery(String.join(" union ", each)).mapTo(Long.class).list());
    }

    private static List<String> tables(Handle tx) {
        return tx.createQuery(
                        """
                        select format('%I', c.relname)
                          from pg_class c
                         where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
                         order by 1
                        """)
                .mapTo(String.class)
                .list();
    }
}
