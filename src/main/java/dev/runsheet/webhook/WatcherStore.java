package dev.runsheet.webhook;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Page;
import dev.runsheet.base.Slice;
import dev.runsheet.platform.db.Listing;
import dev.runsheet.platform.db.Row;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// All SQL about watchers.
final class WatcherStore {
    private WatcherStore() {}

    /// With its number.
    static Watcher insert(Handle tx, Watcher watcher) {
        var id =
                tx.createQuery(
                                """
                                insert into watcher (org_id, member_id, frequency, url, created_at)
                                values (:org, :member, :frequency, :url, :at)
                                returning id
                                """)
                        .bind("org", watcher.org())
                        .bind("member", watcher.member())
                        .bind("frequency", watcher.frequency().word())
                        .bind("url", watcher.url())
                        .bind("at", watcher.createdAt())
                        .mapTo(Long.class)
                        .one();
        return watcher.numbered(id);
    }

    static Optional<Watcher> find(Handle tx, OrgId org, long id) {
        return tx.createQuery(
                        """
                        select w.org_id, w.id, w.member_id, w.frequency, w.url, w.created_at
                          from watcher w
                         where w.org_id = :org and w.id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(WatcherStore::watcher))
                .findOne();
    }

    static void delete(Handle tx, Watcher watcher) {
        tx.createUpdate(
                        """
                        delete from watcher w
                         where w.org_id = :org and w.id = :id
                        """)
                .bind("org", watcher.org())
                .bind("id", watcher.id())
                .execute();
    }

    static Slice<Watcher> list(Handle tx, OrgId org, Page page) {
        var found =
                new Listing(
                        """
                        select w.org_id, w.id, w.member_id, w.frequency, w.url, w.created_at
                          from watcher w
                         where w.org_id = :org
                        """,
                        """
                         order by w.id
                        """);
        return found.read(tx, page, query -> query.bind("org", org), WatcherStore::watcher);
    }

    private static Watcher watcher(Row row) {
        return new Watcher(
                row.id("org_id", OrgId::new),
                row.number("id"),
                row.numbered("member_id", MemberId::new),
                Watcher.Frequency.valueOf(row.text("frequency").toUpperCase(Locale.ROOT)),
                row.text("url"),
                row.instant("created_at"));
    }
}
