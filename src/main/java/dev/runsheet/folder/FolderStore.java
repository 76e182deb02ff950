package dev.runsheet.folder;

import dev.runsheet.base.FolderId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Page;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.Slice;
import dev.runsheet.platform.db.Listing;
import dev.runsheet.platform.db.Row;
import dev.runsheet.platform.json.Json;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// All SQL about folders.
final class FolderStore {
    /// Which folders are asked for; `kind` may be null, for both.
    record Filter(String text, Folder.Kind kind, boolean isRootOnly) {}

    private FolderStore() {}

    static Folder find(Handle tx, OrgId org, FolderId id) {
        return tx.createQuery(
                        """
                        select f.id, f.name, f.kind, f.parent_id, f.position, f.created_at, f.custom_fields
                          from folder f
                         where f.org_id = :org and f.id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(FolderStore::folder))
                .findOne()
                .orElseThrow(() -> new NotFound("folder").refuse());
    }

    /// Kept from being deleted until the end of the transaction.
    static Optional<Folder> hold(Handle tx, OrgId org, FolderId id) {
        return tx.createQuery(
                        """
                        select f.id, f.name, f.kind, f.parent_id, f.position, f.created_at, f.custom_fields
                          from folder f
                         where f.org_id = :org and f.id = :id
                           for key share
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(FolderStore::folder))
                .findOne();
    }

    /// Locks the whole tree, so that two moves at once cannot make a circle.
    static List<Folder> lockAll(Handle tx, OrgId org) {
        return tx.createQuery(
                        """
                        select f.id, f.name, f.kind, f.parent_id, f.position, f.created_at, f.custom_fields
                          from folder f
                         where f.org_id = :org
                         order by f.id
                           for update
                        """)
                .bind("org", org)
                .map(Row.of(FolderStore::folder))
                .list();
    }

    static List<Folder> all(Handle tx, OrgId org) {
        return tx.createQuery(
                        """
                        select f.id, f.name, f.kind, f.parent_id, f.position, f.created_at, f.custom_fields
                          from folder f
                         where f.org_id = :org
                         order by f.position, f.created_at, f.id
                        """)
                .bind("org", org)
                .map(Row.of(FolderStore::folder))
                .list();
    }

    static Slice<Folder> list(Handle tx, OrgId org, Filter filter, String sort, Page page) {
        var found =
                new Listing(
                        """
                        select f.id, f.name, f.kind, f.parent_id, f.position, f.created_at, f.custom_fields
                          from folder f
                         where f.org_id = :org
                           and (:kind = '' or f.kind = :kind)
                           and (:text = '' or strpos(lower(f.name), lower(:text)) > 0)
                           and (not :isRootOnly or f.parent_id is null)
                        """,
                        order(sort));
        return found.read(
                tx,
                page,
                query ->
                        query.bind("org", org)
                                .bind("kind", filter.kind() == null ? "" : filter.kind().word())
                                .bind("text", filter.text())
                                .bind("isRootOnly", filter.isRootOnly()),
                FolderStore::folder);
    }

    private static String order(String sort) {
        return switch (sort) {
            case "name" -> " order by lower(f.name), f.id\n";
            case "-name" -> " order by lower(f.name) desc, f.id\n";
            case "created_at" -> " order by f.created_at, f.id\n";
            case "-created_at" -> " order by f.created_at desc, f.id desc\n";
            case "-position" -> " order by f.position desc, f.created_at, f.id\n";
            default -> " order by f.position, f.created_at, f.id\n";
        };
    }

    /// The new folder comes last among its siblings.
    static Folder insert(Handle tx, OrgId org, Folder folder) {
        return tx.createQuery(
                        """
                        insert into folder (org_id, id, name, kind, parent_id, position, created_at)
                        select :org, :id, :name, :kind, :parent, coalesce(max(f.position), 0) + 1, :createdAt
                          from folder f
                         where f.org_id = :org and f.kind = :kind and f.parent_id is not distinct from :parent
                        returning id, name, kind, parent_id, position, created_at, custom_fields
                        """)
                .bind("org", org)
                .bind("id", folder.id())
                .bind("name", folder.name())
                .bind("kind", folder.kind().word())
                .bind("parent", folder.parent())
                .bind("createdAt", folder.createdAt())
                .map(Row.of(FolderStore::folder))
                .one();
    }

    static void save(Handle tx, OrgId org, Folder folder) {
        tx.createUpdate(
                        """
                        update folder f
                           set name = :name, parent_id = :parent, custom_fields = cast(:custom as jsonb)
                         where f.org_id = :org and f.id = :id
                        """)
                .bind("org", org)
                .bind("id", folder.id())
                .bind("name", folder.name())
                .bind("parent", folder.parent())
                .bind("custom", Json.text(folder.custom()))
                .execute();
    }

    /// What is in the folder moves up to where it is.
    static void liftChildren(Handle tx, OrgId org, Folder folder) {
        tx.createUpdate(
                        """
                        update folder f
                           set parent_id = :parent
                         where f.org_id = :org and f.parent_id = :id
                        """)
                .bind("org", org)
                .bind("id", folder.id())
                .bind("parent", folder.parent())
                .execute();
    }

    static void delete(Handle tx, OrgId org, FolderId id) {
        tx.createUpdate(
                        """
                        delete from folder f
                         where f.org_id = :org and f.id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .execute();
    }

    private static Folder folder(Row row) {
        return new Folder(
                row.id("id", FolderId::new),
                row.text("name"),
                Folder.Kind.of(row.text("kind")),
                row.id("parent_id", FolderId::new),
                row.whole("position"),
                row.instant("created_at"),
                Json.map(row.text("custom_fields")));
    }
}
