package dev.runsheet.task;

import dev.runsheet.base.Id;
import dev.runsheet.base.OrgId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Takes what is gone out of the tasks that name it. An id is a group's or a tag's and never both.
public final class ForgottenTaskStore {
    private ForgottenTaskStore() {}

    public static void forget(Handle tx, OrgId org, Id id, Instant now) {
        tx.createUpdate(
                        """
                        with card as (
                             update task_card c
                                set group_ids = array_remove(c.group_ids, :id), tag_ids = array_remove(c.tag_ids, :id)
                              where c.org_id = :org and (c.group_ids @> array[:id] or c.tag_ids @> array[:id])
                        )
                        update task t
                           set group_ids = array_remove(t.group_ids, :id), tag_ids = array_remove(t.tag_ids, :id),
                               revision = t.revision + 1, last_updated = :now
                         where t.org_id = :org and (t.group_ids @> array[:id] or t.tag_ids @> array[:id])
                        """)
                .bind("org", org)
                .bind("id", id.value())
                .bind("now", now)
                .execute();
    }
}
