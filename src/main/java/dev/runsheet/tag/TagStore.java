package dev.runsheet.tag;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.Page;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.Slice;
import dev.runsheet.base.TagId;
import dev.runsheet.platform.db.Listing;
import dev.runsheet.platform.db.Row;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// All SQL about tags.
final class TagStore {
    private TagStore() {}

    static Tag find(Handle tx, OrgId org, TagId id) {
        return tx.createQuery(
                        """
                        select t.id, t.title, t.color, t.created_at
                          from tag t
                         where t.org_id = :org and t.id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(TagStore::tag))
                .findOne()
                .orElseThrow(() -> new NotFound("tag").refuse());
    }

    static Tag lock(Handle tx, OrgId org, TagId id) {
        return tx.createQuery(
                        """
                        select t.id, t.title, t.color, t.created_at
                          from tag t
                         where t.org_id = :org and t.id = :id
                           for update
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(TagStore::tag))
                .findOne()
                .orElseThrow(() -> new NotFound("tag").refuse());
    }

    static Slice<Tag> list(Handle tx, OrgId org, String text, String sort, Page page) {
        var found =
                new Listing(
                        """
                        select t.id, t.title, t.color, t.created_at
                          from tag t
                         where t.org_id = :org
                           and (:text = '' or strpos(lower(t.title), lower(:text)) > 0)
                        """,
                        order(sort));
        return found.read(
                tx, page, query -> query.bind("org", org).bind("text", text), TagStore::tag);
    }

    private static String order(String sort) {
        return switch (sort) {
            case "-title", "-name" -> " order by lower(t.title) desc\n";
            case "created_at" -> " order by t.created_at, t.id\n";
            case "-created_at" -> " order by t.created_at desc, t.id desc\n";
            default -> " order by lower(t.title)\n";
        };
    }

    static boolean isThere(Handle tx, OrgId org, TagId id) {
        return tx.createQuery(
                        """
                        select exists (select 1
                                         from tag t
                                        where t.org_id = :org and t.id = :id)
                        """)
                .bind("org", org)
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    /// Whether another tag than `but` has this title; `but` may be null.
    static boolean isTaken(Handle tx, OrgId org, String title, TagId but) {
        return tx.createQuery(
                        """
                        select exists (select 1
                                         from tag t
                                        where t.org_id = :org and lower(t.title) = lower(:title)
                                          and (cast(:but as uuid) is null or t.id <> :but))
                        """)
                .bind("org", org)
                .bind("title", title)
                .bind("but", but)
                .mapTo(Boolean.class)
                .one();
    }

    static void insert(Handle tx, OrgId org, Tag tag) {
        tx.createUpdate(
                        """
                        insert into tag (org_id, id, title, color, created_at)
                        values (:org, :id, :title, :color, :createdAt)
                        """)
                .bind("org", org)
                .bind("id", tag.id())
                .bind("title", tag.title())
                .bind("color", tag.color())
                .bind("createdAt", tag.createdAt())
                .execute();
    }

    static void save(Handle tx, OrgId org, Tag tag) {
        tx.createUpdate(
                        """
                        update tag t
                           set title = :title, color = :color
                         where t.org_id = :org and t.id = :id
                        """)
                .bind("org", org)
                .bind("id", tag.id())
                .bind("title", tag.title())
                .bind("color", tag.color())
                .execute();
    }

    /// Answers the tag that there was.
    static Optional<Tag> delete(Handle tx, OrgId org, TagId id) {
        return tx.createQuery(
                        """
                        delete from tag t
                         where t.org_id = :org and t.id = :id
                        returning t.id, t.title, t.color, t.created_at
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(TagStore::tag))
                .findOne();
    }

    private static Tag tag(Row row) {
        return new Tag(
                row.id("id", TagId::new),
                row.text("title"),
                row.text("color"),
                row.instant("created_at"));
    }
}
