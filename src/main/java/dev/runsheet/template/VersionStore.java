package dev.runsheet.template;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.platform.db.Row;
import dev.runsheet.platform.json.Json;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// All SQL about what the versions of templates say.
final class VersionStore {
    /// A version as it is stored. `isSettled` says that it was frozen by a transaction that is
    /// committed, so that nothing can change it or take it back.
    record Stored(String document, boolean isFrozen, boolean isSettled) {}

    private VersionStore() {}

    static Optional<Stored> find(Handle tx, OrgId org, TemplateId id, int number) {
        return tx.createQuery(
                        """
                        select v.content, v.frozen_at is not null as is_frozen,
                               v.frozen_at is not null
                               and v.xmin is distinct from cast(pg_current_xact_id_if_assigned() as xid) as is_settled
                          from template_version v
                         where v.org_id = :org and v.template_id = :id and v.version = :number
                        """)
                .bind("org", org)
                .bind("id", id)
                .bind("number", number)
                .map(Row.of(VersionStore::stored))
                .findOne();
    }

    /// As `find`, and a launch that would freeze the version waits.
    static Stored lock(Handle tx, OrgId org, TemplateId id, int number) {
        return tx.createQuery(
                        """
                        select v.content, v.frozen_at is not null as is_frozen, false as is_settled
                          from template_version v
                         where v.org_id = :org and v.template_id = :id and v.version = :number
                           for update
                        """)
                .bind("org", org)
                .bind("id", id)
                .bind("number", number)
                .map(Row.of(VersionStore::stored))
                .one();
    }

    static void insert(Handle tx, OrgId org, TemplateId id, int number, Content content) {
        tx.createUpdate(
                        """
                        insert into template_version (org_id, template_id, version, content)
                        values (:org, :id, :number, cast(:content as jsonb))
                        """)
                .bind("org", org)
                .bind("id", id)
                .bind("number", number)
                .bind("content", Json.text(content))
                .execute();
    }

    static void update(Handle tx, OrgId org, TemplateId id, int number, Content content) {
        tx.createUpdate(
                        """
                        update template_version v
                           set content = cast(:content as jsonb)
                         where v.org_id = :org and v.template_id = :id and v.version = :number
                        """)
                .bind("org", org)
                .bind("id", id)
                .bind("number", number)
                .bind("content", Json.text(content))
                .execute();
    }

    static void freeze(Handle tx, OrgId org, TemplateId id, int number, Instant now) {
        tx.createUpdate(
                        """
                        update template_version v
                           set frozen_at = :now
                         where v.org_id = :org and v.template_id = :id and v.version = :number
                           and v.frozen_at is null
                        """)
                .bind("org", org)
                .bind("id", id)
                .bind("number", number)
                .bind("now", now)
                .execute();
    }

    /// Launched versions stay: their runs still read them.
    static void purgeUnfrozen(Handle tx, OrgId org, TemplateId id) {
        tx.createUpdate(
                        """
                        delete from template_version v
                         where v.org_id = :org and v.template_id = :id and v.frozen_at is null
                        """)
                .bind("org", org)
                .bind("id", id)
                .execute();
    }

    private static Stored stored(Row row) {
        return new Stored(row.text("content"), row.flag("is_frozen"), row.flag("is_settled"));
    }
}
