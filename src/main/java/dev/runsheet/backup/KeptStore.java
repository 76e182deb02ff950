package dev.runsheet.backup;

import dev.runsheet.base.FileId;
import dev.runsheet.base.OrgId;
import dev.runsheet.platform.db.Row;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Which files and pictures there are, and where.
final class KeptStore {
    record Kept(FileId id, boolean isInBucket) {}

    private KeptStore() {}

    static List<Kept> of(Handle tx, OrgId org) {
        return tx.createQuery(
                        """
                        select f.id, f.is_in_bucket
                          from file f
                         where f.org_id = :org
                         union all
                        select i.id, i.is_in_bucket
                          from picture i
                         where i.org_id = :org
                         order by id
                        """)
                .bind("org", org)
                .map(Row.of(row -> new Kept(row.id("id", FileId::new), row.flag("is_in_bucket"))))
                .list();
    }
}
