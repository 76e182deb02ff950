package dev.runsheet.people;

import dev.runsheet.base.OrgId;
import org.jdbi.v3.core.Handle;

/// All SQL about an organization's counters.
final class NumberStore {
    private NumberStore() {}

    static void start(Handle tx, OrgId org) {
        tx.createUpdate(
                        """
                        insert into numbering (org_id)
                        values (:org)
                        """)
                .bind("org", org)
                .execute();
    }

    static void lock(Handle tx, OrgId org) {
        tx.createQuery(
                        """
                        select n.run
                          from numbering n
                         where n.org_id = :org
                           for update
                        """)
                .bind("org", org)
                .mapTo(Long.class)
                .one();
    }

    static long nextRun(Handle tx, OrgId org, int count) {
        return tx.createQuery(
                        """
                        update numbering n
                           set run = n.run + :count
                         where n.org_id = :org
                        returning n.run - :count + 1
                        """)
                .bind("org", org)
                .bind("count", count)
                .mapTo(Long.class)
                .one();
    }

    static long nextTask(Handle tx, OrgId org, int count) {
        return tx.createQuery(
                        """
                        update numbering n
                           set task = n.task + :count
                         where n.org_id = :org
                        returning n.task - :count + 1
                        """)
                .bind("org", org)
                .bind("count", count)
                .mapTo(Long.class)
                .one();
    }

    static long nextTemplate(Handle tx, OrgId org, int count) {
        return tx.createQuery(
                        """
                        update numbering n
                           set template = n.template + :count
                         where n.org_id = :org
                        returning n.template - :count + 1
                        """)
                .bind("org", org)
                .bind("count", count)
                .mapTo(Long.class)
                .one();
    }
}
