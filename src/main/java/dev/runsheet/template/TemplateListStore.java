package dev.runsheet.template;

import dev.runsheet.base.Actor;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.Id;
import dev.runsheet.base.Page;
import dev.runsheet.base.Slice;
import dev.runsheet.platform.db.Listing;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// All SQL about lists of templates.
final class TemplateListStore {
    /// What everybody sees, and what an administrator, the owner or somebody with any right does.
    private static final String WHERE =
            """
             where t.org_id = :org
               and (:isAdmin or t.seen_by_all or t.owner_id = cast(:member as bigint)
                    or t.seen_by_members @> array[cast(:member as bigint)] or t.seen_by_groups && :groups)
            """;

    private TemplateListStore() {}

    /// Pinned ones first, whatever the order.
    static Slice<Draft> list(Handle tx, Actor actor, TemplateFilter filter, Page page) {
        if (actor.isGuest()) {
            return new Slice<>(List.of(), 0);
        }
        var found =
                new Listing(
                        """
                        select t.*, v.content, v.frozen_at
                          from template t
                          join template_version v
                            on v.org_id = t.org_id and v.template_id = t.id and v.version = t.version
                        """
                                + where(filter),
                        order(filter.sort()));
        return found.read(tx, page, query -> bound(query, actor, filter), TemplateStore::draft);
    }

    private static String where(TemplateFilter filter) {
        var where = new StringBuilder(WHERE);
        where.append(
                switch (filter.archived()) {
                    case WITHOUT -> "   and t.archived_at is null\n";
                    case WITH -> "";
                    case ONLY -> "   and t.archived_at is not null\n";
                });
        if (filter.text() != null) {
            where.append("   and strpos(lower(t.title), lower(:text)) > 0\n");
        }
        if (filter.status() != null) {
            where.append("   and lower(t.status) = lower(:status)\n");
        }
        if (filter.kind() != null) {
            where.append("   and t.kind = :kind\n");
        }
        if (filter.isStarred() != null) {
            where.append(
                    """
                       and :isStarred = exists (select 1
                                                  from template_star s
                                                 where s.org_id = :org and s.template_id = t.id and s.member_id = cast(:member as bigint))
                    """);
        }
        if (filter.folder() != null) {
            where.append("   and t.folder_id = :folder\n");
        }
        if (filter.tag() != null) {
            where.append(
                    """
                       and exists (select 1
                                     from tag g
                                    where g.org_id = :org and g.id = any(t.tag_ids)
                                      and (g.id = cast(:tagId as uuid) or lower(g.title) = lower(:tag)))
                    """);
        }
        if (filter.owner() != null) {
            where.append("   and t.owner_id = :owner\n");
        }
        return where.toString();
    }

    private static String order(String sort) {
        var column =
                switch (sort.startsWith("-") ? sort.substring(1) : sort) {
                    case "title", "name" -> "lower(t.title)";
                    case "created_at" -> "t.created_at";
                    case "status" -> "lower(t.status)";
                    case "started_processes" -> "t.started_processes";
                    case "increment_id" -> "t.number";
                    case "last_updated", "updated_at" -> "t.last_updated";
                    default -> "";
                };
        var isDown = sort.startsWith("-") || column.isEmpty();
        return " order by t.is_pinned desc, "
                + (column.isEmpty() ? "t.last_updated" : column)
                + (isDown ? " desc nulls last, t.number desc\n" : " nulls last, t.number\n");
    }

    private static Query bound(Query statement, Actor actor, TemplateFilter filter) {
        statement
                .bind("org", actor.org())
                .bind("isAdmin", actor.isAdmin())
                .bind("member", actor.member().orElse(null))
                .bindArray("groups", GroupId.class, List.copyOf(actor.groups()));
        bindGiven(statement, "text", filter.text());
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
