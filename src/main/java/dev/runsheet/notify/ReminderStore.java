package dev.runsheet.notify;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.TaskId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// All SQL about when people were last reminded of a task by hand.
final class ReminderStore {
    private ReminderStore() {}

    /// Says that they are now; or, of two at once one, when they were last, if that is after
    /// `since`.
    static Optional<Instant> remind(Handle tx, OrgId org, TaskId task, Instant since, Instant now) {
        int said =
                tx.createUpdate(
                                """
                                insert into reminder as r (org_id, task_id, at)
                                values (:org, :task, :now)
                                    on conflict (org_id, task_id) do update
                                   set at = excluded.at
                                 where r.at <= :since
                                """)
                        .bind("org", org)
                        .bind("task", task)
                        .bind("since", since)
                        .bind("now", now)
                        .execute();
        return said == 1 ? Optional.empty() : Optional.of(last(tx, org, task));
    }

    static int forget(Handle tx, OrgId org, Instant before) {
        return tx.createUpdate(
                        """
                        delete from reminder r
                         where r.org_id = :org and r.at < :before
                        """)
                .bind("org", org)
                .bind("before", before)
                .execute();
    }

    private static Instant last(Handle tx, OrgId org, TaskId task) {
        return tx.createQuery(
                        """
                        select r.at
                          from reminder r
                         where r.org_id = :org and r.task_id = :task
                        """)
                .bind("org", org)
                .bind("task", task)
                .mapTo(Instant.class)
                .one();
    }
}
