package dev.runsheet.notify;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Page;
import dev.runsheet.base.Slice;
import dev.runsheet.people.Watcher;
import dev.runsheet.people.WatchingStore;
import dev.runsheet.platform.db.Listing;
import dev.runsheet.platform.db.Row;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// All SQL about watchers.
final class WatcherStore {
    private static final String BY_NUMBER = " order by w.id\n";

    private WatcherStore() {}

    /// With its number.
    static Watcher insert(Handle tx, Watcher watcher) {
        var id =
                tx.createQuery(
                                """
                                insert into watcher (org_id, member_id, object_type, object_id, user_id, frequency, url, created_at)
                                values (:org, :member, :type, cast(:object as uuid), cast(:user as bigint), :frequency, :url, :at)
                                returning id
                                """)
                        .bind("org", watcher.org())
                        .bind("member", watcher.member())
                        .bind("type", watcher.type().word())
                        .bind("object", watcher.object())
                        .bind("user", watcher.user())
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
                        select w.*
                          from watcher w
                         where w.org_id = :org and w.id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(WatchingStore::watcher))
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

    /// Those with an address that is called.
    static Slice<Watcher> called(Handle tx, OrgId org, Page page) {
        var found =
                new Listing(
                        """
                        select w.*
                          from watcher w
                         where w.org_id = :org and w.url is not null
                        """,
                        BY_NUMBER);
        return found.read(tx, page, query -> query.bind("org", org), WatchingStore::watcher);
    }

    /// What a member watches by mail.
    static Slice<Watcher> ofMember(Handle tx, OrgId org, MemberId member, Page page) {
        var found =
                new Listing(
                        """
                        select w.*
                          from watcher w
                         where w.org_id = :org and w.member_id = :member and w.url is null
                        """,
                        BY_NUMBER);
        return found.read(
                tx,
                page,
                query -> query.bind("org", org).bind("member", member),
                WatchingStore::watcher);
    }

    /// All who are told by mail.
    static List<Watcher> byMail(Handle tx, OrgId org) {
        return tx.createQuery(
                        """
                        select w.*
                          from watcher w
                          join member m on m.org_id = w.org_id and m.member_id = w.member_id
                         where w.org_id = :org and w.url is null and m.status = 'active'
                         order by w.id
                        """)
                .bind("org", org)
                .map(Row.of(WatchingStore::watcher))
                .list();
    }
}
