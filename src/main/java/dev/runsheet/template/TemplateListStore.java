package dev.runsheet.template;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Id;
import dev.runsheet.base.Page;
import dev.runsheet.base.Slice;
import dev.runsheet.people.SightStore;
import dev.runsheet.people.Viewer;
import dev.runsheet.platform.db.Like;
import dev.runsheet.platform.db.Listing;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// All SQL about lists of templates.
final class TemplateListStore {
    private TemplateListStore() {}

    /// Pinned ones first, whatever the order.
    static Slice<Draft> list(Handle tx, Actor actor, TemplateFilter filter, Page page) {
        var found =
                new Listing(
                        """
                        select p.*, v.content, v.frozen_at
                          from template p
                          join template_version v
                            on v.org_id = p.org_id and v.template_id = p.id and v.version = p.version
                        """
                                + where(actor, filter),
                        order(filter.sort()));
        return found.read(tx, page, query -> bound(query, actor, filter), TemplateStore::draft);
    }

    private static String where(Actor actor, TemplateFilter filter) {
        var where =
                new StringBuilder(" where p.org_id = :org and ")
                        .append(SightStore.ofTemplates(actor))
                        .append('\n');
        where.append(
                switch (filter.archived()) {
                    case WITHOUT -> "   and p.archived_at is null\n";
                    case WITH -> "";
                    case ONLY -> "   and p.archived_at is not null\n";
                });
        if (filter.text() != null) {
            where.append("   and p.title ilike :pattern\n");
        }
        if (filter.status() != null) {
            where.append("   and lower(coalesce(p.status, 'active')) = lower(:status)\n");
        }
        if (filter.kind() != null) {
            where.append("   and p.kind = :kind\n");
        }
        if (filter.isStarred() != null) {
            where.append(
                    """
                       and :isStarred = exists (select 1
                                                  from template_star s
                                                 where s.org_id = :org and s.template_id = p.id and s.member_id = :viewer.me)
                    """);
        }
        if (filter.folder() != null) {
            where.append("   and p.folder_id = :folder\n");
        }
        if (filter.tag() != null) {
            where.append(
                    """
                       and exists (select 1
                                     from tag g
                                    where g.org_id = :org and g.id = any(p.tag_ids)
                                      and (g.id = cast(:tagId as uuid) or lower(g.title) = lower(:tag)))
                    """);
        }
        if (filter.owner() != null) {
            where.append("   and p.owner_id = :owner\n");
        }
        return where.toString();
    }

    private static String order(String sort) {
        var column =
                switch (sort.startsWith("-") ? sort.substring(1) : sort) {
                    case "title", "name" -> "lower(p.title)";
                    case "created_at" -> "p.created_at";
                    case "status" -> "lower(p.status)";
                    case "started_processes" -> "p.started_processes";
                    case "increment_id" -> "p.number";
                    case "last_updated", "updated_at" -> "p.last_updated";
                    default -> "";
                };
        var isDown = sort.startsWith("-") || column.isEmpty();
        return " order by p.is_pinned desc, "
                + (column.isEmpty() ? "p.last_updated" : column)
                + (isDown ? " desc nulls last, p.number desc\n" : " nulls last, p.number\n");
    }

    private static Query bound(Query statement, Actor actor, TemplateFilter filter) {
        statement.bind("org", actor.org()).bindMethods("viewer", Viewer.of(actor));
        if (filter.text() != null) {
            statement.bind("pattern", Like.containing(filter.text()));
        }
        bindGiven(statement, "status", filter.status());
        bindGiven(statement, "kind", filter.kind());
        bindGiven(statement, "isStarred", filter.isStarred());
        bindGiven(statement, "folder", filter.folder());
        bindGiven(statement, "owner", filter.owner());
        if (filter.tag() != null) {
            statement.bind("tag", filter.tag()).bind("tagId", tagId(filter));
        }
        return statement;
    }

    /// What is not asked for has no place in the statement.
    private static void bindGiven(Query statement, String name, Object value) {
        if (value != null) {
            statement.bind(name, value);
        }
    }

    private static UUID tagId(TemplateFilter filter) {
        return filter.tag() == null ? null : Id.parse(filter.tag()).orElse(null);
    }
}
