package dev.runsheet.people;

import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Owners;
import dev.runsheet.platform.db.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Who is in which groups, for whoever must know each person.
public final class GroupPeopleStore {
    private GroupPeopleStore() {}

    /// The members and guests of each of these groups.
    public static Map<GroupId, Owners> find(Handle tx, OrgId org, Collection<GroupId> groups) {
        if (groups.isEmpty()) {
            return Map.of();
        }
        return tx.createQuery(
                        """
                        select g.id,
                               array(select m.member_id
                                       from group_member m
                                      where m.org_id = g.org_id and m.group_id = g.id) as members,
                               array(select e.email
                                       from group_guest e
                                      where e.org_id = g.org_id and e.group_id = g.id) as guests
                          from people_group g
                         where g.org_id = :org and g.id = any(:groups)
                        """)
                .bind("org", org)
                .bindArray("groups", GroupId.class, List.copyOf(groups))
                .map(Row.of(GroupPeopleStore::people))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// The groups that one person is in, be it a member or a guest.
    public static List<GroupId> of(Handle tx, OrgId org, Owners person) {
        return tx.createQuery(
                        """
                        select m.group_id
                          from group_member m
                         where m.org_id = :org and m.member_id = any(:members)
                         union
                        select g.group_id
                          from group_guest g
                         where g.org_id = :org and g.email = any(:guests)
                        """)
                .bind("org", org)
                .bindArray("members", MemberId.class, person.members())
                .bindArray("guests", String.class, person.guests())
                .map(Row.of(row -> row.id("group_id", GroupId::new)))
                .list();
    }

    /// The member is in the groups that the guest is in.
    static void replace(Handle tx, OrgId org, String guest, MemberId member) {
        tx.createUpdate(
                        """
                        insert into group_member (org_id, group_id, member_id)
                        select g.org_id, g.group_id, :member
                          from group_guest g
                         where g.org_id = :org and g.email = :guest
                            on conflict do nothing
                        """)
                .bind("org", org)
                .bind("guest", guest)
                .bind("member", member)
                .execute();
    }

    private static Map.Entry<GroupId, Owners> people(Row row) {
        return Map.entry(
                row.id("id", GroupId::new),
                new Owners(
                        row.allNumbered("members", MemberId::new), row.texts("guests"), List.of()));
    }
}
