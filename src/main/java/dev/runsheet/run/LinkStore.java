package dev.runsheet.run;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TaskId;
import org.jdbi.v3.core.Handle;

/// All SQL about which run a completed task has launched. The row outlives that run.
final class LinkStore {
    private LinkStore() {}

    static boolean isThere(Handle tx, OrgId org, TaskId task) {
        return tx.createQuery(
                        """
                        select exists (select
                                         from task_launch l
                                        where l.org_id = :org and l.task_id = :task)
                        """)
                .bind("org", org.value())
                .bind("task", task.value())
                .mapTo(Boolean.class)
                .one();
    }

    static void insert(Handle tx, OrgId org, TaskId task, RunId run) {
        tx.createUpdate(
                        """
                        insert into task_launch (org_id, task_id, run_id)
                        values (:org, :task, :run)
                        """)
                .bind("org", org.value())
                .bind("task", task.value())
                .bind("run", run.value())
                .execute();
    }
}
