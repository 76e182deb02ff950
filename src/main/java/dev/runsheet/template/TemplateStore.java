package dev.runsheet.template;

import dev.runsheet.base.FolderId;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.TagId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.platform.db.Row;
import dev.runsheet.platform.db.Write;
import dev.runsheet.platform.json.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/// All SQL about templates as a whole; what their versions say is `VersionStore`'s.
final class TemplateStore {
    private TemplateStore() {}

    static void insert(Handle tx, Template template, Content content) {
        bound(
                        tx.createUpdate(
                                """
                                insert into template
                                       (org_id, id, number, title, kind, status, alias, owner_id, created_by, last_updated_by,
                                        folder_id, is_pinned, member_ids, group_ids, tag_ids, grants, is_dual_version, version,
                                        created_at, last_updated, seen_by_all, seen_by_members, seen_by_groups,
                                        process_read_all, process_read_members, process_read_groups)
                                values (:org, :id, :number, :title, :kind, :status, :alias, :owner, :actor, :actor,
                                        cast(:folder as uuid), :isPinned, :members, :groups, :tags, cast(:grants as jsonb), :isDual, :version,
                                        :now, :now, :seenByAll, :seenByMembers, :seenByGroups,
                                        :runsByAll, :runsByMembers, :runsByGroups)
                                """),
                        template,
                        content)
                .bind("number", template.number())
                .bind("version", template.version())
                .bind("actor", template.lastUpdatedBy())
                .bind("now", template.createdAt())
                .execute();
    }

    /// Held until the transaction ends, so that edits of one template never race.
    static Optional<Template> lock(Handle tx, OrgId org, TemplateId id) {
        return tx.createQuery(
                        """
                        select t.*
                          from template t
                         where t.org_id = :org and t.id = :id
                           for no key update
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(TemplateStore::template))
                .findOne();
    }

    /// Without what its versions say, and held by nobody.
    static Optional<Template> read(Handle tx, OrgId org, TemplateId id) {
        return tx.createQuery(
                        """
                        select t.*
                          from template t
                         where t.org_id = :org and t.id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(TemplateStore::template))
                .findOne();
    }

    static Optional<Draft> find(Handle tx, OrgId org, TemplateId id) {
        return tx.createQuery(
                        """
                        select t.*, v.content, v.frozen_at
                          from template t
                          join template_version v on v.org_id = t.org_id and v.template_id = t.id and v.version = t.version
                         where t.org_id = :org and t.id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(TemplateStore::draft))
                .findOne();
    }

    static Optional<Draft> findByAlias(Handle tx, OrgId org, String alias) {
        return tx.createQuery(
                        """
                        select t.*, v.content, v.frozen_at
                          from template t
                          join template_version v on v.org_id = t.org_id and v.template_id = t.id and v.version = t.version
                         where t.org_id = :org and t.alias = :alias
                        """)
                .bind("org", org)
                .bind("alias", alias)
                .map(Row.of(TemplateStore::draft))
                .findOne();
    }

    /// Counts one more launch; the row is locked from then on until the commit.
    static Write countingLaunch(OrgId org, TemplateId id) {
        return new Write(
                """
                update template t
                   set started_processes = t.started_processes + 1
                 where t.org_id = :org and t.id = :template
                """,
                Map.of("org", org.value(), "template", id.value()));
    }

    /// Writes all that an edit may have changed, and counts the revision.
    static Template save(Handle tx, Template template, Content content, MemberId by, Instant now) {
        return bound(
                        tx.createQuery(
                                """
                                update template t
                                   set title = :title, kind = :kind, status = :status, alias = :alias, owner_id = :owner,
                                       folder_id = cast(:folder as uuid), is_pinned = :isPinned, member_ids = :members, group_ids = :groups,
                                       tag_ids = :tags, grants = cast(:grants as jsonb), is_dual_version = :isDual,
                                       version = :version, seen_by_all = :seenByAll, seen_by_members = :seenByMembers,
                                       seen_by_groups = :seenByGroups, process_read_all = :runsByAll,
                                       process_read_members = :runsByMembers, process_read_groups = :runsByGroups,
                                       revision = t.revision + 1, last_updated = :now, last_updated_by = :by
                                 where t.org_id = :org and t.id = :id
                                returning t.*
                                """),
                        template,
                        content)
                .bind("version", template.version())
                .bind("by", by)
                .bind("now", now)
                .map(Row.of(TemplateStore::template))
                .one();
    }

    static Template publish(Handle tx, Template template, MemberId by, Instant now) {
        return tx.createQuery(
                        """
                        update template t
                           set published_version = t.version, revision = t.revision + 1, last_updated = :now,
                               last_updated_by = :by
                         where t.org_id = :org and t.id = :id
                        returning t.*
                        """)
                .bind("org", template.org())
                .bind("id", template.id())
                .bind("by", by)
                .bind("now", now)
                .map(Row.of(TemplateStore::template))
                .one();
    }

    /// Something around it has changed, so that a read of it is another one.
    static void revise(Handle tx, OrgId org, TemplateId id) {
        tx.createUpdate(
                        """
                        update template t
                           set revision = t.revision + 1
                         where t.org_id = :org and t.id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .execute();
    }

    static void archive(Handle tx, OrgId org, TemplateId id, Instant now) {
        tx.createUpdate(
                        """
                        update template t
                           set archived_at = :now, revision = t.revision + 1
                         where t.org_id = :org and t.id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    /// The folder it lay in may be gone by now.
    static void restore(Handle tx, OrgId org, TemplateId id) {
        tx.createUpdate(
                        """
                        update template t
                           set archived_at = null, revision = t.revision + 1,
                               folder_id = (select f.id
                                              from folder f
                                             where f.org_id = :org and f.id = t.folder_id)
                         where t.org_id = :org and t.id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .execute();
    }

    static void purge(Handle tx, OrgId org, TemplateId id) {
        tx.createUpdate(
                        """
                        delete from template t
                         where t.org_id = :org and t.id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .execute();
    }

    static boolean isAliasTaken(Handle tx, OrgId org, String alias, TemplateId but) {
        return tx.createQuery(
                        """
                        select exists(select 1
                                        from template t
                                       where t.org_id = :org and t.alias = :alias and t.id <> :but)
                        """)
                .bind("org", org)
                .bind("alias", alias)
                .bind("but", but)
                .mapTo(Boolean.class)
                .one();
    }

    private static <S extends SqlStatement<S>> S bound(
            S statement, Template template, Content content) {
        var cover = template.cover();
        var access = template.access();
        var seers = access.grants().seers();
        var watchers = access.grants().of(Grant.PROCESS_READ);
        return statement
                .bind("org", template.org())
                .bind("id", template.id())
                .bind("title", content.title())
                .bind("kind", content.kind().name().toLowerCase(Locale.ROOT))
                .bind("isDual", content.isDualVersion())
                .bind("status", cover.status())
                .bind("alias", cover.alias())
                .bind("owner", cover.owner())
                .bind("folder", cover.folder())
                .bind("isPinned", cover.isPinned())
                .bindArray("tags", TagId.class, cover.tags())
                .bindArray("members", MemberId.class, access.members())
                .bindArray("groups", GroupId.class, access.groups())
                .bind("grants", Json.text(access.grants()))
                .bind("seenByAll", seers.isEveryone())
                .bindArray("seenByMembers", MemberId.class, seers.members())
                .bindArray("seenByGroups", GroupId.class, seers.groups())
                .bind("runsByAll", watchers.isEveryone())
                .bindArray("runsByMembers", MemberId.class, watchers.members())
                .bindArray("runsByGroups", GroupId.class, watchers.groups());
    }

    static Draft draft(Row row) {
        return new Draft(
                template(row),
                Json.read(row.text("content"), Content.class),
                row.instant("frozen_at") != null);
    }

    private static Template template(Row row) {
        return new Template(
                row.id("org_id", OrgId::new),
                row.id("id", TemplateId::new),
                row.number("number"),
                new Template.Cover(
                        row.text("status"),
                        row.text("alias"),
                        row.numbered("owner_id", MemberId::new),
                        row.id("folder_id", FolderId::new),
                        row.flag("is_pinned"),
                        row.ids("tag_ids", TagId::new)),
                new Template.Access(
                        row.allNumbered("member_ids", MemberId::new),
                        row.ids("group_ids", GroupId::new),
                        Json.read(row.text("grants"), Grants.class)),
                row.flag("is_dual_version"),
                row.whole("version"),
                row.whole("published_version"),
                row.number("started_processes"),
                row.number("revision"),
                row.numbered("created_by", MemberId::new),
                row.instant("created_at"),
                row.numbered("last_updated_by", MemberId::new),
                row.instant("last_updated"),
                row.instant("archived_at"));
    }
}
