package dev.runsheet.notify;

import dev.runsheet.base.OrgId;
import dev.runsheet.people.Watcher;
import dev.runsheet.people.Watcher.Frequency;
import dev.runsheet.platform.db.Row;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// All SQL about what watchers will be told.
final class WatchedStore {
    /// A sentence, and where to look at it.
    record Line(long id, String text, String path) {}

    private WatchedStore() {}

    static void insert(Handle tx, Watcher watcher, Happening happening) {
        tx.createUpdate(
                        """
                        insert into watched (org_id, watcher_id, at, text, path)
                        values (:org, :watcher, :at, :text, :path)
                        """)
                .bind("org", watcher.org())
                .bind("watcher", watcher.id())
                .bind("at", happening.news().at())
                .bind("text", happening.text())
                .bind("path", happening.about().path())
                .execute();
    }

    /// The watchers of this frequency for whom something has waited since `until`.
    static List<Long> waiting(Handle tx, OrgId org, Frequency frequency, Instant until) {
        return tx.createQuery(
                        """
                        select distinct w.id
                          from watched d
                          join watcher w on w.org_id = d.org_id and w.id = d.watcher_id
                         where d.org_id = :org and d.at <= :until and w.frequency = :frequency
                        """)
                .bind("org", org)
                .bind("until", until)
                .bind("frequency", frequency.word())
                .mapTo(Long.class)
                .list();
    }

    /// What waits, which waits no more; in the order in which it happened.
    static List<Line> take(Handle tx, Watcher watcher) {
        return tx
                .createQuery(
                        """
                        delete from watched d
                         where d.org_id = :org and d.watcher_id = :watcher
                        returning d.id, d.text, d.path
                        """)
                .bind("org", watcher.org())
                .bind("watcher", watcher.id())
                .map(Row.of(row -> new Line(row.number("id"), row.text("text"), row.text("path"))))
                .stream()
                .sorted(Comparator.comparing(Line::id))
                .toList();
    }
}
