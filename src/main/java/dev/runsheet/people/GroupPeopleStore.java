package dev.runsheet.people;

import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Owners;
import dev.runsheet.platform.db.Row;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Who is in which groups, for whoever must know each person.
public final class GroupPeopleStore {
    private GroupPeopleStore() {}

    /// The members and guests of all these groups, everybody once.
    public static Owners find(Handle tx, OrgId org, Collection<GroupId> groups) {
        if (groups.isEmpty()) {
            return Owners.NOBODY;
        }
        return tx.createQuery(
                        """
                        select array(select distinct m.member_id
                                       from group_member m
                                      where m.org_id = :org and m.group_id = any(:groups)) as members,
                               array(select distinct g.email
                                       from group_guest g
                                      where g.org_id = :org and g.group_id = any(:groups)) as guests
                        """)
                .bind("org", org.value())
                .bindArray("groups", UUID.class, groups.stream().map(GroupId::value).toList())
                .map(
                        Row.of(
                                row ->
                                        new Owners(
                                                row.allNumbered("members", MemberId::new),
                                                row.texts("guests"),
                                                List.of())))
                .one();
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
}
