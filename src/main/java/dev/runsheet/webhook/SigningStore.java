package dev.runsheet.webhook;

import dev.runsheet.base.OrgId;
import dev.runsheet.platform.db.Row;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// All SQL about what calls are signed with.
final class SigningStore {
    private SigningStore() {}

    static Optional<Signing> find(Handle tx, OrgId org) {
        return tx.createQuery(
                        """
                        select s.generation, s.is_on, s.changed_at, s.previous_until
                          from webhook_signing s
                         where s.org_id = :org
                        """)
                .bind("org", org)
                .map(Row.of(SigningStore::signing))
                .findOne();
    }

    /// The first secret, or the next one, beside which the last one signs until then if it did.
    static Signing next(Handle tx, OrgId org, Instant until, Instant now) {
        return tx.createQuery(
                        """
                        insert into webhook_signing as s (org_id, generation, is_on, changed_at)
                        values (:org, 1, true, :now)
                            on conflict (org_id) do update
                               set generation = s.generation + 1, is_on = true, changed_at = :now,
                                   previous_until = case when s.is_on then cast(:until as timestamptz) end
                        returning s.generation, s.is_on, s.changed_at, s.previous_until
                        """)
                .bind("org", org)
                .bind("until", until)
                .bind("now", now)
                .map(Row.of(SigningStore::signing))
                .one();
    }

    /// False when nothing is signed anyway.
    static boolean end(Handle tx, OrgId org, Instant now) {
        return tx.createUpdate(
                                """
                                update webhook_signing s
                                   set is_on = false, changed_at = :now, previous_until = null
                                 where s.org_id = :org and s.is_on
                                """)
                        .bind("org", org)
                        .bind("now", now)
                        .execute()
                > 0;
    }

    private static Signing signing(Row row) {
        return new Signing(
                row.whole("generation"),
                row.flag("is_on"),
                row.instant("changed_at"),
                row.instant("previous_until"));
    }
}
