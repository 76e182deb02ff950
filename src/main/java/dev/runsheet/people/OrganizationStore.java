package dev.runsheet.people;

import dev.runsheet.base.FileId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Page;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.Role;
import dev.runsheet.base.Slice;
import dev.runsheet.base.TemplateId;
import dev.runsheet.platform.db.Listing;
import dev.runsheet.platform.db.Row;
import dev.runsheet.platform.json.Json;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// All SQL about organizations.
public final class OrganizationStore {
    record Founder(OrgId org, MemberId member) {}

    /// How many steps a template has, and whether its kick-off form asks for an answer.
    record Onboarding(int steps, boolean isAsking) {}

    private OrganizationStore() {}

    /// Whether there is one at all, which is so from the first start on.
    public static boolean isAny(Handle tx) {
        return tx.createQuery(
                        """
                        select exists (select from organization)
                        """)
                .mapTo(Boolean.class)
                .one();
    }

    /// For work that goes through every organization, one at a time.
    public static List<OrgId> all(Handle tx) {
        return tx.createQuery(
                        """
                        select o.org_id
                          from organization o
                         order by o.org_id
                        """)
                .map(Row.of(row -> row.id("org_id", OrgId::new)))
                .list();
    }

    public static Organization find(Handle tx, OrgId org) {
        return tx.createQuery(
                        """
                        select o.org_id, o.name, o.slug, o.timezone, o.settings, o.created_at, o.last_updated
                          from organization o
                         where o.org_id = :org
                        """)
                .bind("org", org)
                .map(Row.of(OrganizationStore::organization))
                .findOne()
                .orElseThrow(() -> new NotFound("organization").refuse());
    }

    public static boolean isFoundedBy(Handle tx, String email) {
        return foundedBy(tx, email).isPresent();
    }

    /// What whoever has this address founded, the latest of several.
    static Optional<Founder> foundedBy(Handle tx, String email) {
        return tx.createQuery(
                        """
                        select m.org_id, m.member_id
                          from account a
                          join member m on m.member_id = a.member_id
                         where a.email = :email and m.is_default_admin
                         order by m.joined_at desc
                         limit 1
                        """)
                .bind("email", email)
                .map(
                        Row.of(
                                row ->
                                        new Founder(
                                                row.id("org_id", OrgId::new),
                                                row.numbered("member_id", MemberId::new))))
                .findOne();
    }

    /// Held until the transaction ends; rows that refer to the organization may still be added.
    static Organization lock(Handle tx, OrgId org) {
        return tx.createQuery(
                        """
                        select o.org_id, o.name, o.slug, o.timezone, o.settings, o.created_at, o.last_updated
                          from organization o
                         where o.org_id = :org
                           for no key update
                        """)
                .bind("org", org)
                .map(Row.of(OrganizationStore::organization))
                .one();
    }

    /// Of a template as it would be launched now; empty when it cannot be.
    static Optional<Onboarding> onboarding(Handle tx, OrgId org, TemplateId id) {
        return tx.createQuery(
                        """
                        select coalesce(jsonb_array_length(v.content -> 'steps'), 0) as steps,
                               jsonb_path_exists(v.content, '$.kickoff[*] ? (@.required == true)') as is_asking
                          from template t
                          join template_version v
                            on v.org_id = t.org_id and v.template_id = t.id
                           and v.version = case when t.is_dual_version then t.published_version else t.version end
                         where t.org_id = :org and t.id = :id and t.archived_at is null
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(row -> new Onboarding(row.whole("steps"), row.flag("is_asking"))))
                .findOne();
    }

    static Optional<Portrait> logo(Handle tx, OrgId org) {
        return tx.createQuery(
                        """
                        select i.org_id, i.id as logo_id
                          from picture i
                         where i.org_id = :org and i.member_id is null
                        """)
                .bind("org", org)
                .map(Row.of(OrganizationStore::logo))
                .findOne();
    }

    static long countActiveMembers(Handle tx, OrgId org) {
        return tx.createQuery(
                        """
                        select count(*)
                          from member m
                         where m.org_id = :org and m.status = 'active' and not m.is_bot
                        """)
                .bind("org", org)
                .mapTo(Long.class)
                .one();
    }

    /// The first hundred, for people to look at.
    public static List<Belonging> of(Handle tx, MemberId id) {
        return of(tx, id, null, new Page(1, 100, false)).rows();
    }

    /// The organizations that let this person in or have invited them, the oldest first; with
    /// `only` at most that one.
    static Slice<Belonging> of(Handle tx, MemberId id, OrgId only, Page page) {
        var found =
                new Listing(
                        """
                        select o.org_id, o.name, o.slug, o.timezone, o.settings, o.created_at, o.last_updated,
                               m.role, m.status, m.joined_at, i.id as logo_id,
                               (select count(*)
                                  from member u
                                 where u.org_id = o.org_id and u.status = 'active' and not u.is_bot) as users_count
                          from member m
                          join organization o on o.org_id = m.org_id
                          left join picture i on i.org_id = m.org_id and i.member_id is null
                         where m.member_id = :id and m.status <> 'disabled'
                           and (cast(:only as uuid) is null or m.org_id = :only)
                        """,
                        """
                         order by o.created_at, o.org_id
                        """);
        return found.read(
                tx,
                page,
                query -> query.bind("id", id).bind("only", only),
                OrganizationStore::belonging);
    }

    static void insert(Handle tx, Organization organization) {
        tx.createUpdate(
                        """
                        insert into organization (org_id, name, slug, timezone, settings, created_at, last_updated)
                        values (:org, :name, :slug, :timezone, cast(:settings as jsonb), :createdAt, :lastUpdated)
                        """)
                .bind("org", organization.id())
                .bind("name", organization.name())
                .bind("slug", organization.slug())
                .bind("timezone", organization.timezone())
                .bind("settings", Json.text(organization.settings()))
                .bind("createdAt", organization.createdAt())
                .bind("lastUpdated", organization.lastUpdated())
                .execute();
    }

    static void save(Handle tx, Organization organization) {
        tx.createUpdate(
                        """
                        update organization o
                           set name = :name, slug = :slug, timezone = :timezone,
                               settings = cast(:settings as jsonb), last_updated = :lastUpdated
                         where o.org_id = :org
                        """)
                .bind("org", organization.id())
                .bind("name", organization.name())
                .bind("slug", organization.slug())
                .bind("timezone", organization.timezone())
                .bind("settings", Json.text(organization.settings()))
                .bind("lastUpdated", organization.lastUpdated())
                .execute();
    }

    private static Belonging belonging(Row row) {
        return new Belonging(
                organization(row),
                row.number("users_count"),
                Role.of(row.text("role")).orElseThrow(),
                Member.Status.of(row.text("status")),
                row.instant("joined_at"),
                logo(row));
    }

    private static Portrait logo(Row row) {
        var id = row.id("logo_id", FileId::new);
        return id == null ? null : new Portrait(row.id("org_id", OrgId::new), id);
    }

    private static Organization organization(Row row) {
        return new Organization(
                row.id("org_id", OrgId::new),
                row.text("name"),
                row.text("slug"),
                row.text("timezone"),
                Json.map(row.text("settings")),
                row.instant("created_at"),
                row.instant("last_updated"));
    }
}
