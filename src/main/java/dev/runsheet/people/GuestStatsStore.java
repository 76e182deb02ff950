package dev.runsheet.people;

import dev.runsheet.base.OrgId;
import dev.runsheet.platform.db.Row;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Counts what guests have to do and did, by the assignments of their tasks.
final class GuestStatsStore {
    private GuestStatsStore() {}

    /// By address. Hidden and archived tasks do not count.
    static Map<String, GuestStats> of(Handle tx, OrgId org, List<Guest> guests) {
        if (guests.isEmpty()) {
            return Map.of();
        }
        return tx.createQuery(
                        """
                        select e.email, s.*
                          from unnest(:emails) as e (email)
                         cross join lateral
                               (select count(*) as assigned, count(d.id) as completed,
                                       max(d.completed_at) as last_completed_at,
                                       count(d.id) filter (where d.is_oneoff) as one_offs_completed,
                                       max(d.completed_at) filter (where d.is_oneoff) as last_one_off_completed_at
                                  from task_assignment a
                                  left join task d on d.org_id = a.org_id and d.id = a.id
                                                  and d.completed_by_guest = e.email
                                 where a.org_id = :org and a.assignee = e.email
                                   and not a.is_hidden and not a.is_archived) s
                        """)
                .bind("org", org)
                .bindArray("emails", String.class, guests.stream().map(Guest::email).toList())
                .map(Row.of(row -> Map.entry(row.text("email"), stats(row))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static GuestStats stats(Row row) {
        return new GuestStats(
                row.number("assigned"),
                row.number("completed"),
                row.instant("last_completed_at"),
                row.number("one_offs_completed"),
                row.instant("last_one_off_completed_at"));
    }
}
