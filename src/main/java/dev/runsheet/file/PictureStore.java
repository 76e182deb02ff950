package dev.runsheet.file;

import dev.runsheet.base.FileId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.platform.db.Row;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// All SQL about pictures, but for what says whose they are.
final class PictureStore {
    private PictureStore() {}

    static Optional<Picture> find(Handle tx, OrgId org, FileId id) {
        return tx.createQuery(
                        """
                        select i.*
                          from picture i
                         where i.org_id = :org and i.id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(PictureStore::picture))
                .findOne();
    }

    /// In place of the one before, whose bytes are swept when no row names them any more.
    static void save(Handle tx, Picture picture) {
        tx.createUpdate(
                        """
                        insert into picture (org_id, id, member_id, type, size, sha256, is_in_bucket, uploaded_at)
                        values (:org, :id, cast(:member as bigint), :type, :size, :sha256, :isInBucket, :uploadedAt)
                            on conflict (org_id, member_id) do update
                           set id = excluded.id, type = excluded.type, size = excluded.size,
                               sha256 = excluded.sha256, is_in_bucket = excluded.is_in_bucket,
                               uploaded_at = excluded.uploaded_at
                        """)
                .bind("org", picture.org())
                .bind("id", picture.id())
                .bind("member", picture.member())
                .bind("type", picture.kind().type())
                .bind("size", picture.kind().size())
                .bind("sha256", picture.kind().sha256())
                .bind("isInBucket", picture.kind().isInBucket())
                .bind("uploadedAt", picture.uploadedAt())
                .execute();
    }

    /// The one that there was: the member's, or without a member the logo.
    static Optional<Picture> delete(Handle tx, OrgId org, MemberId member) {
        return tx.createQuery(
                        """
                        delete from picture i
                         where i.org_id = :org and i.member_id is not distinct from cast(:member as bigint)
                        returning i.*
                        """)
                .bind("org", org)
                .bind("member", member)
                .map(Row.of(PictureStore::picture))
                .findOne();
    }

    private static Picture picture(Row row) {
        return new Picture(
                row.id("org_id", OrgId::new),
                row.id("id", FileId::new),
                row.numbered("member_id", MemberId::new),
                new File.Kind(
                        row.text("type"),
                        row.number("size"),
                        row.bytes("sha256"),
                        row.flag("is_in_bucket")),
                row.instant("uploaded_at"));
    }
}
