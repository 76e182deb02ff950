package dev.runsheet.snippet;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.Page;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.Slice;
import dev.runsheet.platform.db.Listing;
import dev.runsheet.platform.db.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// All SQL about snippets.
final class SnippetStore {
    private SnippetStore() {}

    static Snippet find(Handle tx, OrgId org, long id) {
        return tx.createQuery(
                        """
                        select s.id, s.title, s.content, s.is_public, s.created_at, s.last_updated
                          from snippet s
                         where s.org_id = :org and s.id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(SnippetStore::snippet))
                .findOne()
                .orElseThrow(() -> new NotFound("snippet").refuse());
    }

    static Snippet lock(Handle tx, OrgId org, long id) {
        return tx.createQuery(
                        """
                        select s.id, s.title, s.content, s.is_public, s.created_at, s.last_updated
                          from snippet s
                         where s.org_id = :org and s.id = :id
                           for update
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(SnippetStore::snippet))
                .findOne()
                .orElseThrow(() -> new NotFound("snippet").refuse());
    }

    /// Those that there are.
    static List<Snippet> these(Handle tx, OrgId org, Collection<Long> ids) {
        return tx.createQuery(
                        """
                        select s.id, s.title, s.content, s.is_public, s.created_at, s.last_updated
                          from snippet s
                         where s.org_id = :org and s.id = any(:ids)
                        """)
                .bind("org", org)
                .bindArray("ids", Long.class, List.copyOf(ids))
                .map(Row.of(SnippetStore::snippet))
                .list();
    }

    static Slice<Snippet> list(Handle tx, OrgId org, String text, String sort, Page page) {
        var found =
                new Listing(
                        """
                        select s.id, s.title, s.content, s.is_public, s.created_at, s.last_updated
                          from snippet s
                         where s.org_id = :org
                           and (:text = '' or strpos(lower(s.title), lower(:text)) > 0)
                        """,
                        order(sort));
        return found.read(
                tx,
                page,
                query -> query.bind("org", org).bind("text", text),
                SnippetStore::snippet);
    }

    private static String order(String sort) {
        return switch (sort) {
            case "-title", "-name" -> " order by lower(s.title) desc, s.id desc\n";
            case "created_at" -> " order by s.created_at, s.id\n";
            case "-created_at" -> " order by s.created_at desc, s.id desc\n";
            case "updated_at" -> " order by s.last_updated, s.id\n";
            case "-updated_at" -> " order by s.last_updated desc, s.id desc\n";
            default -> " order by lower(s.title), s.id\n";
        };
    }

    static Snippet insert(Handle tx, OrgId org, SnippetChange first, Instant now) {
        return tx.createQuery(
                        """
                        insert into snippet (org_id, title, content, is_public, created_at, last_updated)
                        values (:org, :title, :content, :isPublic, :now, :now)
                        returning id, title, content, is_public, created_at, last_updated
                        """)
                .bind("org", org)
                .bind("title", first.title().value())
                .bind("content", first.content().value())
                .bind("isPublic", first.isPublic().value())
                .bind("now", now)
                .map(Row.of(SnippetStore::snippet))
                .one();
    }

    static void save(Handle tx, OrgId org, Snippet snippet) {
        tx.createUpdate(
                        """
                        update snippet s
                           set title = :title, content = :content, is_public = :isPublic, last_updated = :lastUpdated
                         where s.org_id = :org and s.id = :id
                        """)
                .bind("org", org)
                .bind("id", snippet.id())
                .bind("title", snippet.title())
                .bind("content", snippet.content())
                .bind("isPublic", snippet.isPublic())
                .bind("lastUpdated", snippet.lastUpdated())
                .execute();
    }

    /// Answers the snippet that there was.
    static Snippet delete(Handle tx, OrgId org, long id) {
        return tx.createQuery(
                        """
                        delete from snippet s
                         where s.org_id = :org and s.id = :id
                        returning s.id, s.title, s.content, s.is_public, s.created_at, s.last_updated
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(SnippetStore::snippet))
                .findOne()
                .orElseThrow(() -> new NotFound("snippet").refuse());
    }

    private static Snippet snippet(Row row) {
        return new Snippet(
                row.number("id"),
                row.text("title"),
                row.text("content"),
                row.flag("is_public"),
                row.instant("created_at"),
                row.instant("last_updated"));
    }
}
