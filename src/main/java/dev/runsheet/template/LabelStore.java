package dev.runsheet.template;

import dev.runsheet.base.FolderId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.TagId;
import dev.runsheet.platform.db.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// All SQL about the tags and folders that templates name.
public final class LabelStore {
    private LabelStore() {}

    public static Map<TagId, Tag> tags(Handle tx, OrgId org, Collection<TagId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return tx.createQuery(
                        """
                        select g.id, g.title, g.color
                          from tag g
                         where g.org_id = :org and g.id = any(:ids)
                        """)
                .bind("org", org)
                .bindArray("ids", TagId.class, List.copyOf(ids))
                .map(Row.of(LabelStore::tag))
                .collect(Collectors.toMap(Tag::id, Function.identity()));
    }

    /// The tag called so, whatever the case of its letters.
    static Optional<Tag> tagCalled(Handle tx, OrgId org, String title) {
        return tx.createQuery(
                        """
                        select g.id, g.title, g.color
                          from tag g
                         where g.org_id = :org and lower(g.title) = lower(:title)
                        """)
                .bind("org", org)
                .bind("title", title)
                .map(Row.of(LabelStore::tag))
                .findOne();
    }

    /// One that nobody asked for. Nothing happens where a tag is called so already.
    static void addTag(Handle tx, OrgId org, Tag tag, Instant now) {
        tx.createUpdate(
                        """
                        insert into tag (org_id, id, title, color, is_auto_generated, created_at)
                        values (:org, :id, :title, :color, true, :now)
                            on conflict (org_id, lower(title)) do nothing
                        """)
                .bind("org", org)
                .bind("id", tag.id())
                .bind("title", tag.title())
                .bind("color", tag.color())
                .bind("now", now)
                .execute();
    }

    public static Map<FolderId, Folder> folders(Handle tx, OrgId org, Collection<FolderId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return tx.createQuery(
                        """
                        select f.id, f.name, f.kind, f.parent_id, f.position
                          from folder f
                         where f.org_id = :org and f.id = any(:ids)
                        """)
                .bind("org", org)
                .bindArray("ids", FolderId.class, List.copyOf(ids))
                .map(Row.of(LabelStore::folder))
                .collect(Collectors.toMap(Folder::id, Function.identity()));
    }

    private static Tag tag(Row row) {
        return new Tag(row.id("id", TagId::new), row.text("title"), row.text("color"));
    }

    private static Folder folder(Row row) {
        return new Folder(
                row.id("id", FolderId::new),
                row.text("name"),
                row.text("kind"),
                row.id("parent_id", FolderId::new),
                row.whole("position"));
    }
}
