package dev.runsheet.people;

import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Page;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.Slice;
import dev.runsheet.platform.db.Listing;
import dev.runsheet.platform.db.Row;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// All SQL about groups.
final class GroupStore {
    private static final String SELECT =
            """
            select g.id, g.name, g.description, g.created_at, g.last_updated,
                   array(select gm.member_id
                           from group_member gm
                          where gm.org_id = g.org_id and gm.group_id = g.id
                          order by gm.member_id) as members,
                   array(select gg.email
                           from group_guest gg
                          where gg.org_id = g.org_id and gg.group_id = g.id
                          order by gg.email) as guests
              from people_group g
            """;

    private GroupStore() {}

    static Group find(Handle tx, OrgId org, GroupId id) {
        return tx.createQuery(
                        SELECT
                                + """
                         where g.org_id = :org and g.id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(GroupStore::group))
                .findOne()
                .orElseThrow(() -> new NotFound("group").refuse());
    }

    static Group lock(Handle tx, OrgId org, GroupId id) {
        return tx.createQuery(
                        SELECT
                                + """
                         where g.org_id = :org and g.id = :id
                           for update of g
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(GroupStore::group))
                .findOne()
                .orElseThrow(() -> new NotFound("group").refuse());
    }

    static Slice<Group> list(Handle tx, OrgId org, String text, String sort, Page page) {
        var found =
                new Listing(
                        SELECT
                                + """
                                 where g.org_id = :org
                                   and (:text = '' or strpos(lower(g.name || ' ' || g.description), lower(:text)) > 0)
                                """,
                        order(sort));
        return found.read(
                tx, page, query -> query.bind("org", org).bind("text", text), GroupStore::group);
    }

    private static String order(String sort) {
        return switch (sort) {
            case "name" -> " order by lower(g.name)\n";
            case "-name" -> " order by lower(g.name) desc\n";
            case "updated_at" -> " order by g.last_updated, g.id\n";
            case "-updated_at" -> " order by g.last_updated desc, g.id desc\n";
            case "-created_at" -> " order by g.created_at desc, g.id desc\n";
            default -> " order by g.created_at, g.id\n";
        };
    }

    /// The groups that any of `members` is in.
    static List<Group> ofMembers(Handle tx, OrgId org, Collection<MemberId> members) {
        return tx.createQuery(
                        SELECT
                                + """
                         where g.org_id = :org
                           and exists (select 1
                                         from group_member gm
                                        where gm.org_id = g.org_id and gm.group_id = g.id
                                          and gm.member_id = any(:members))
                         order by lower(g.name)
                        """)
                .bind("org", org)
                .bindArray("members", MemberId.class, List.copyOf(members))
                .map(Row.of(GroupStore::group))
                .list();
    }

    /// Whether another group than `but` has this name; `but` may be null.
    static boolean isTaken(Handle tx, OrgId org, String name, GroupId but) {
        return tx.createQuery(
                        """
                        select exists (select 1
                                         from people_group g
                                        where g.org_id = :org and lower(g.name) = lower(:name)
                                          and (cast(:but as uuid) is null or g.id <> :but))
                        """)
                .bind("org", org)
                .bind("name", name)
                .bind("but", but)
                .mapTo(Boolean.class)
                .one();
    }

    static void insert(Handle tx, OrgId org, Group group) {
        tx.createUpdate(
                        """
                        insert into people_group (org_id, id, name, description, created_at, last_updated)
                        values (:org, :id, :name, :description, :createdAt, :lastUpdated)
                        """)
                .bind("org", org)
                .bind("id", group.id())
                .bind("name", group.name())
                .bind("description", group.description())
                .bind("createdAt", group.createdAt())
                .bind("lastUpdated", group.lastUpdated())
                .execute();
    }

    static void save(Handle tx, OrgId org, Group group) {
        tx.createUpdate(
                        """
                        update people_group g
                           set name = :name, description = :description, last_updated = :lastUpdated
                         where g.org_id = :org and g.id = :id
                        """)
                .bind("org", org)
                .bind("id", group.id())
                .bind("name", group.name())
                .bind("description", group.description())
                .bind("lastUpdated", group.lastUpdated())
                .execute();
    }

    /// Whoever is not in the list leaves, whoever is new enters.
    static void replaceMembers(Handle tx, OrgId org, Group group) {
        tx.createUpdate(
                        """
                        with gone as (
                            delete from group_member gm
                             where gm.org_id = :org and gm.group_id = :id and gm.member_id <> all(:members)
                        )
                        insert into group_member (org_id, group_id, member_id)
                        select :org, :id, e.member_id
                          from unnest(:members) as e (member_id)
                            on conflict (org_id, group_id, member_id) do nothing
                        """)
                .bind("org", org)
                .bind("id", group.id())
                .bindArray("members", MemberId.class, group.members())
                .execute();
    }

    static void replaceGuests(Handle tx, OrgId org, Group group) {
        tx.createUpdate(
                        """
                        with gone as (
                            delete from group_guest gg
                             where gg.org_id = :org and gg.group_id = :id and gg.email <> all(:guests)
                        )
                        insert into group_guest (org_id, group_id, email)
                        select :org, :id, e.email
                          from unnest(:guests) as e (email)
                            on conflict (org_id, group_id, email) do nothing
                        """)
                .bind("org", org)
                .bind("id", group.id())
                .bindArray("guests", String.class, group.guests())
                .execute();
    }

    /// Takes a member out of all groups.
    static void removeMember(Handle tx, OrgId org, MemberId member) {
        tx.createUpdate(
                        """
                        delete from group_member gm
                         where gm.org_id = :org and gm.member_id = :member
                        """)
                .bind("org", org)
                .bind("member", member)
                .execute();
    }

    static void delete(Handle tx, OrgId org, GroupId id) {
        tx.createUpdate(
                        """
                        delete from people_group g
                         where g.org_id = :org and g.id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .execute();
    }

    private static Group group(Row row) {
        return new Group(
                row.id("id", GroupId::new),
                row.text("name"),
                row.text("description"),
                row.allNumbered("members", MemberId::new),
                row.texts("guests"),
                row.instant("created_at"),
                row.instant("last_updated"));
    }
}
