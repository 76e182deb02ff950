package dev.runsheet.run;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.base.VisitId;
import dev.runsheet.platform.db.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// All SQL about strangers at public kick-off forms.
final class VisitStore {
    /// A visit whose letter is to be sent, and what the letter names.
    record Due(Visit visit, String template, String organization) {}

    private VisitStore() {}

    static void insert(Handle tx, Visit visit) {
        tx.createUpdate(
                        """
                        insert into kickoff_visit (org_id, id, template_id, email, created_at, expires_at, due_at)
                        values (:org, :id, :template, :email, :createdAt, :expiresAt, :dueAt)
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
                           set used_at = :now, run_id = :run, due_at = null
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

    /// The organizations with a letter to send, or a visit to forget.
    static List<OrgId> waiting(Handle tx, Instant now) {
        return tx.createQuery(
                        """
                        select distinct v.org_id
                          from kickoff_visit v
                         where v.due_at <= :now or v.used_at is null and v.expires_at < :now
                        """)
                .bind("now", now)
                .mapTo(UUID.class)
                .map(OrgId::new)
                .list();
    }

    /// The next letter that is due, and nobody else's until `again`.
    static Optional<Due> claim(Handle tx, OrgId org, Instant now, Instant again) {
        return tx.createQuery(
                        """
                        with due as (
                             select v.id
                               from kickoff_visit v
                              where v.org_id = :org and v.due_at <= :now and v.expires_at > :now
                              order by v.due_at
                              limit 1
                                for update skip locked
                        ), claimed as (
                             update kickoff_visit v
                                set due_at = :again, attempts = v.attempts + 1
                               from due d
                              where v.org_id = :org and v.id = d.id
                          returning v.*
                        )
                        select c.*, t.title, o.name
                          from claimed c
                          join template t on t.org_id = c.org_id and t.id = c.template_id
                          join organization o on o.org_id = c.org_id
                        """)
                .bind("org", org)
                .bind("now", now)
                .bind("again", again)
                .map(Row.of(row -> new Due(visit(row), row.text("title"), row.text("name"))))
                .findOne();
    }

    static void sent(Handle tx, Visit visit) {
        tx.createUpdate(
                        """
                        update kickoff_visit
                           set due_at = null
                         where org_id = :org and id = :id
                        """)
                .bindMethods(visit)
                .execute();
    }

    /// Those that came to nothing.
    static void forget(Handle tx, OrgId org, Instant before) {
        tx.createUpdate(
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
                row.instant("due_at"),
                row.instant("used_at"));
    }
}
