package dev.runsheet.task;

import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Takes what is gone out of the tasks that name it. An id is a group's or a tag's and never both.
public final class ForgottenTaskStore {
    private ForgottenTaskStore() {}

    public static void forget(Handle tx, OrgId org, Id id, Instant now) {
        tx.createUpdate(
                        """
                        with named as materialized (
                             select a.id
                               from task_assignment a
                              where a.org_id = :org and a.assignee = cast(:id as text)
                              union
                             select c.id
                               from task_card c
                              where c.org_id = :org and c.tag_ids <> '{}' and c.tag_ids @> array[:id]
                        ), taken as (
                             delete from task_assignment a
                              where a.org_id = :org and a.assignee = cast(:id as text)
                        ), card as (
                             update task_card c
                                set tag_ids = array_remove(c.tag_ids, :id),
                                    is_unassigned = t.member_ids = '{}' and t.guest_emails = '{}' and t.group_ids <@ array[:id]
                               from named n
                               join task t on t.org_id = :org and t.id = n.id
                              where c.org_id = :org and c.id = n.id
                        )
                        update task t
                           set group_ids = array_remove(t.group_ids, :id), tag_ids = array_remove(t.tag_ids, :id),
                               revision = t.revision + 1, last_updated = :now
                         where t.org_id = :org
                           and t.id in (select n.id
                                          from named n)
                        """)
                .bind("org", org)
                .bind("id", id.value())
                .bind("now", now)
                .execute();
    }

    /// The guest has nothing to do any more.
    public static void forgetGuest(Handle tx, OrgId org, String email, Instant now) {
        tx.createUpdate(
                        """
                        with taken as (
                             delete from task_assignment a
                              where a.org_id = :org and a.assignee = :email
                          returning a.id
                        ), card as (
                             update task_card c
                                set is_unassigned = t.member_ids = '{}' and t.group_ids = '{}'
                                                    and t.guest_emails <@ array[cast(:email as text)]
                               from taken n
                               join task t on t.org_id = :org and t.id = n.id
                              where c.org_id = :org and c.id = n.id
                        )
                        update task t
                           set guest_emails = array_remove(t.guest_emails, cast(:email as text)),
                               revision = t.revision + 1, last_updated = :now
                         where t.org_id = :org
                           and t.id in (select n.id
                                          from taken n)
                        """)
                .bind("org", org)
                .bind("email", email)
                .bind("now", now)
                .execute();
    }

    /// What the guest has to do, a member who is new has to do from now on.
    public static void handOver(Handle tx, OrgId org, String email, MemberId member, Instant now) {
        tx.createUpdate(
                        """
                        with given as (
                             update task_assignment a
                                set assignee = cast(:member as text)
                              where a.org_id = :org and a.assignee = :email
                          returning a.id
                        )
                        update task t
                           set guest_emails = array_remove(t.guest_emails, cast(:email as text)),
                               member_ids = array_append(t.member_ids, cast(:member as bigint)),
                               revision = t.revision + 1, last_updated = :now
                         where t.org_id = :org
                           and t.id in (select n.id
                                          from given n)
                        """)
                .bind("org", org)
                .bind("email", email)
                .bind("member", member)
                .bind("now", now)
                .execute();
    }
}
