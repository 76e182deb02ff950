package dev.runsheet.folder;

import dev.runsheet.base.FolderId;
import dev.runsheet.base.OrgId;
import dev.runsheet.platform.db.Row;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// All SQL about the numbers of what lies in folders.
final class FolderObjectStore {
    private FolderObjectStore() {}

    static Optional<FolderObject> find(Handle tx, OrgId org, long id) {
        return tx.createQuery(
                        """
                        select o.id, o.folder_id, o.template_id, o.run_id
                          from folder_object o
                         where o.org_id = :org and o.id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(FolderObjectStore::object))
                .findOne();
    }

    /// What lies there already keeps its number.
    static FolderObject put(Handle tx, OrgId org, FolderId folder, Folder.Kind kind, UUID subject) {
        return tx.createQuery(
                        """
                        insert into folder_object (org_id, folder_id, template_id, run_id)
                        values (:org, :folder, cast(:template as uuid), cast(:run as uuid))
                            on conflict on constraint folder_object_is_there_once
                            do update set folder_id = excluded.folder_id
                        returning id, folder_id, template_id, run_id
                        """)
                .bind("org", org)
                .bind("folder", folder)
                .bind("template", kind == Folder.Kind.CHECKLIST ? subject : null)
                .bind("run", kind == Folder.Kind.RUN ? subject : null)
                .map(Row.of(FolderObjectStore::object))
                .one();
    }

    /// Wherever it lay but in this folder.
    static void forgetOthers(Handle tx, OrgId org, FolderObject kept) {
        tx.createUpdate(
                        """
                        delete from folder_object o
                         where o.org_id = :org and :subject in (o.template_id, o.run_id) and o.id <> :id
                        """)
                .bind("org", org)
                .bind("subject", kept.subject())
                .bind("id", kept.id())
                .execute();
    }

    static void delete(Handle tx, OrgId org, long id) {
        tx.createUpdate(
                        """
                        delete from folder_object o
                         where o.org_id = :org and o.id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .execute();
    }

    private static FolderObject object(Row row) {
        var run = row.uuid("run_id");
        return new FolderObject(
                row.number("id"),
                row.id("folder_id", FolderId::new),
                run == null ? row.uuid("template_id") : run,
                run == null ? Folder.Kind.CHECKLIST : Folder.Kind.RUN);
    }
}
