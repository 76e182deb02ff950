package dev.runsheet.people;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.platform.db.Row;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Who is told by mail of what happens to things and to members.
public final class WatchingStore {
    /// A watcher, and who it is.
    record Watching(Watcher watcher, Person person) {}

    private WatchingStore() {}

    /// Of `objects`, all of one type.
    static List<Watching> ofObjects(
            Handle tx, OrgId org, Watcher.Type type, Collection<UUID> objects) {
        return tx.createQuery(
                        """
                        select w.*, a.email, a.username, a.first_name, a.last_name
                          from watcher w
                          join member m on m.org_id = w.org_id and m.member_id = w.member_id
                          join account a on a.member_id = m.member_id
                         where w.org_id = :org and w.object_type = :type and w.object_id = any(:objects)
                           and w.url is null and m.status = 'active'
                         order by w.id
                        """)
                .bind("org", org)
                .bind("type", type.word())
                .bindArray("objects", UUID.class, List.copyOf(objects))
                .map(Row.of(WatchingStore::watching))
                .list();
    }

    static List<Watching> ofMembers(Handle tx, OrgId org, Collection<MemberId> members) {
        return tx.createQuery(
                        """
                        select w.*, a.email, a.username, a.first_name, a.last_name
                          from watcher w
                          join member m on m.org_id = w.org_id and m.member_id = w.member_id
                          join account a on a.member_id = m.member_id
                         where w.org_id = :org and w.object_type = 'user' and w.user_id = any(:members)
                           and w.url is null and m.status = 'active'
                         order by w.id
                        """)
                .bind("org", org)
                .bindArray("members", MemberId.class, List.copyOf(members))
                .map(Row.of(WatchingStore::watching))
                .list();
    }

    private static Watching watching(Row row) {
        return new Watching(
                watcher(row),
                new Person(
                        row.numbered("member_id", MemberId::new),
                        row.text("email"),
                        row.text("username"),
                        row.text("first_name"),
                        row.text("last_name")));
    }

    public static Watcher watcher(Row row) {
        return new Watcher(
                row.id("org_id", OrgId::new),
                row.number("id"),
                row.numbered("member_id", MemberId::new),
                Watcher.Type.of(row.text("object_type")).orElseThrow(),
                row.uuid("object_id"),
                row.numbered("user_id", MemberId::new),
                Watcher.Frequency.of(row.text("frequency")).orElseThrow(),
                row.text("url"),
                row.instant("created_at"));
    }
}
