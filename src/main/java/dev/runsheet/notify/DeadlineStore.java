package dev.runsheet.notify;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.TaskId;
import dev.runsheet.platform.db.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// All SQL about deadlines that people are reminded of.
final class DeadlineStore {
    /// A task whose deadline is near or has just gone by.
    record Due(TaskId task, Kind kind) {}

    private DeadlineStore() {}

    /// Those that nobody was reminded of yet, and marks that somebody was. A deadline that went by
    /// longer than `near` ago is no news, and one that was near when the task began is known; what
    /// ends by itself is never late.
    static List<Due> take(Handle tx, OrgId org, Duration near, int most, Instant now) {
        return tx.createQuery(
                        """
                        with due as materialized (
                             select t.id, t.deadline, case when t.deadline <= :now then 'overdue' else 'due_soon' end as kind
                               from task t
                               left join run r on r.org_id = t.org_id and r.id = t.run_id
                              where t.org_id = :org and t.completed_at is null and not t.is_hidden and t.archived_at is null
                                and r.archived_at is null
                                and t.deadline > :past and t.deadline <= :soon
                                and case when t.deadline <= :now then t.kind not in ('expiring', 'expiring_email')
                                         else t.created_at < t.deadline - (:soon - :now) end
                                and not exists (select
                                                  from deadline_told d
                                                 where d.org_id = :org and d.task_id = t.id and d.deadline = t.deadline
                                                   and d.kind = case when t.deadline <= :now then 'overdue' else 'due_soon' end)
                              order by t.deadline, t.id
                              limit :most
                        )
                        insert into deadline_told (org_id, task_id, kind, deadline)
                        select :org, d.id, d.kind, d.deadline
                          from due d
                            on conflict do nothing
                        returning task_id, kind
                        """)
                .bind("org", org)
                .bind("past", now.minus(near))
                .bind("now", now)
                .bind("soon", now.plus(near))
                .bind("most", most)
                .map(
                        Row.of(
                                row ->
                                        new Due(
                                                row.id("task_id", TaskId::new),
                                                Kind.of(row.text("kind")).orElseThrow())))
                .list();
    }

    /// Who was reminded of a deadline that went by long ago hears of it no more anyhow.
    static int forget(Handle tx, OrgId org, Instant before) {
        return tx.createUpdate(
                        """
                        delete from deadline_told d
                         where d.org_id = :org and d.deadline < :before
                        """)
                .bind("org", org)
                .bind("before", before)
                .execute();
    }
}
