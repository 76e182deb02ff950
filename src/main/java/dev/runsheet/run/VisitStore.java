package dev.runsheet.run;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.base.VisitId;
import dev.runsheet.platform.db.Row;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// All SQL about strangers at public kick-off forms.
final class VisitStore {
    private VisitStore() {}

    static void insert(Handle tx, Visit visit) {
        tx.createUpdate(
                        """
                        insert into kickoff_visit (org_id, id, template_id, email, created_at, expires_at)
                        values (:org, :id, :template, :email, :createdAt, :expiresAt)
                        """)
                .bindMethods(visit)
                .execute();
    }

    static Optional<Visit> lock(Handle tx, OrgId org, VisitId id) {
        return tx.createQuery(
                        """
                        select v.*
                          from kickoff_visit v
                         where v.org_id = :org and v.id = :id
                           for update
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(VisitStore::visit))
                .findOne();
    }

    static void use(Handle tx, OrgId org, VisitId id, RunId run, Instant now) {
        tx.createUpdate(
                        """
                        update kickoff_visit
                           set used_at = :now, run_id = :run
                         where org_id = :org and id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .bind("run", run)
                .bind("now", now)
                .execute();
    }

    /// How many visits began since then, of everybody or of one address.
    static long countSince(Handle tx, OrgId org, String email, Instant since) {
        return tx.createQuery(
                        """
                        select count(*)
                          from kickoff_visit v
                         where v.org_id = :org and v.created_at > :since
                           and (cast(:email as text) is null or v.email = :email)
                        """)
                .bind("org", org)
                .bind("email", email)
                .bind("since", since)
                .mapTo(Long.class)
                .one();
    }

    /// Those that came to nothing.
    static int forget(Handle tx, OrgId org, Instant before) {
        return tx.createUpdate(
                        """
                        delete from kickoff_visit
                         where org_id = :org and expires_at < :before and used_at is null
                        """)
                .bind("org", org)
                .bind("before", before)
                .execute();
    }

    private static Visit visit(Row row) {
        return new Visit(
                row.id("org_id", OrgId::new),
                row.id("id", VisitId::new),
                row.id("template_id", TemplateId::new),
                row.text("email"),
                row.instant("created_at"),
                row.instant("expires_at"),
                row.instant("used_at"));
    }
}
