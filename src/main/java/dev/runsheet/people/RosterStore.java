package dev.runsheet.people;

import dev.runsheet.base.Actor;
import dev.runsheet.base.FileId;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.platform.db.Row;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Asks who is in an organization, in one statement for all kinds.
final class RosterStore {
    /// Members who are not disabled, and groups.
    record Everybody(Set<MemberId> members, Set<GroupId> groups) {}

    /// Of those asked about: members who may be assigned, groups that exist, groups with more
    /// people than may be assigned at once, and addresses that are a member's.
    record Known(
            Set<MemberId> members,
            Set<GroupId> groups,
            Set<GroupId> crowds,
            Set<String> memberEmails) {}

    private RosterStore() {}

    static Everybody everybody(Handle tx, OrgId org) {
        return tx.createQuery(
                        """
                        select array(select m.member_id
                                       from member m
                                      where m.org_id = :org and m.status <> 'disabled') as members,
                               array(select g.id
                                       from people_group g
                                      where g.org_id = :org) as groups
                        """)
                .bind("org", org)
                .map(
                        Row.of(
                                row ->
                                        new Everybody(
                                                Set.copyOf(
                                                        row.allNumbered("members", MemberId::new)),
                                                Set.copyOf(row.ids("groups", GroupId::new)))))
                .one();
    }

    static Known known(
            Handle tx,
            OrgId org,
            Collection<MemberId> members,
            Collection<GroupId> groups,
            Collection<String> emails) {
        return tx.createQuery(
                        """
                        select array(select m.member_id
                                       from member m
                                      where m.org_id = :org and m.member_id = any(:members)
                                        and m.status <> 'disabled') as members,
                               array(select g.id
                                       from people_group g
                                      where g.org_id = :org and g.id = any(:groups)) as groups,
                               array(select g.id
                                       from people_group g
                                       join organization o on o.org_id = g.org_id
                                      where g.org_id = :org and g.id = any(:groups)
                                        and cast(o.settings ->> 'maximum_group_assignment_limit' as int)
                                            < (select count(*)
                                                 from group_member m
                                                where m.org_id = :org and m.group_id = g.id)
                                            + (select count(*)
                                                 from group_guest m
                                                where m.org_id = :org and m.group_id = g.id)) as crowds,
                               array(select a.email
                                       from member m
                                       join account a on a.member_id = m.member_id
                                      where m.org_id = :org and a.email = any(:emails)
                                        and m.departed_at is null) as emails
                        """)
                .bind("org", org)
                .bindArray("members", MemberId.class, List.copyOf(members))
                .bindArray("groups", GroupId.class, List.copyOf(groups))
                .bindArray("emails", String.class, List.copyOf(emails))
                .map(Row.of(RosterStore::known))
                .one();
    }

    /// Those of `ids` that the actor may read.
    static Set<FileId> files(Handle tx, Actor actor, Collection<FileId> ids) {
        return tx.createQuery(
                        """
                        select f.id
                          from file f
                         where f.org_id = :org and f.id = any(:ids) and (
                        """
                                + SightStore.ofFiles(actor)
                                + ")")
                .bind("org", actor.org())
                .bindArray("ids", FileId.class, List.copyOf(ids))
                .bindMethods("viewer", Viewer.of(actor))
                .map(Row.of(row -> row.id("id", FileId::new)))
                .set();
    }

    private static Known known(Row row) {
        return new Known(
                Set.copyOf(row.allNumbered("members", MemberId::new)),
                Set.copyOf(row.ids("groups", GroupId::new)),
                Set.copyOf(row.ids("crowds", GroupId::new)),
                Set.copyOf(row.texts("emails")));
    }
}
