package dev.runsheet.people;

import dev.runsheet.base.OrgId;
import dev.runsheet.platform.db.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// All SQL about guests.
final class GuestStore {
    private GuestStore() {}

    /// Those of `emails` that are no guest of this organization yet.
    static List<String> unknown(Handle tx, OrgId org, Collection<String> emails) {
        return tx.createQuery(
                        """
                        select distinct e.email
                          from unnest(:emails) as e (email)
                          left join guest g on g.org_id = :org and g.email = e.email
                         where g.email is null
                        """)
                .bind("org", org.value())
                .bindArray("emails", String.class, List.copyOf(emails))
                .mapTo(String.class)
                .list();
    }

    /// When the guests since then came, the oldest first.
    static List<Instant> createdAfter(Handle tx, OrgId org, Instant since) {
        return tx.createQuery(
                        """
                        select g.created_at
                          from guest g
                         where g.org_id = :org and g.created_at > :since
                         order by g.created_at
                        """)
                .bind("org", org.value())
                .bind("since", since)
                .map(Row.of(row -> row.instant("created_at")))
                .list();
    }

    static void add(Handle tx, OrgId org, Collection<String> emails, Instant now) {
        tx.createUpdate(
                        """
                        insert into guest (org_id, email, created_at)
                        select :org, e.email, :now
                          from unnest(:emails) as e (email)
                            on conflict (org_id, email) do nothing
                        """)
                .bind("org", org.value())
                .bindArray("emails", String.class, List.copyOf(emails))
                .bind("now", now)
                .execute();
    }
}
