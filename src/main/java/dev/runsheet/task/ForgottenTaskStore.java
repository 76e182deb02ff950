package dev.runsheet.task;

import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.TaskId;
import dev.runsheet.platform.db.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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

    /// The member was never there, and has nothing to do.
    public static void forgetMember(Handle tx, OrgId org, MemberId member, Instant now) {
        tx.createUpdate(
                        """
                        with taken as (
                             delete from task_assignment a
                              where a.org_id = :org and a.assignee = cast(:member as text)
                          returning a.id
                        ), card as (
                             update task_card c
                                set is_unassigned = t.guest_emails = '{}' and t.group_ids = '{}'
                                                    and t.member_ids <@ array[cast(:member as bigint)]
                               from taken n
                               join task t on t.org_id = :org and t.id = n.id
                              where c.org_id = :org and c.id = n.id
                        )
                        update task t
                           set member_ids = array_remove(t.member_ids, cast(:member as bigint)),
                               revision = t.revision + 1, last_updated = :now
                         where t.org_id = :org
                           and t.id in (select n.id
                                          from taken n)
                        """)
                .bind("org", org)
                .bind("member", member)
                .bind("now", now)
                .execute();
    }

    /// The one-off tasks of a member, each of which is its own lock.
    public static void lockOneOffsOf(Handle tx, OrgId org, MemberId member) {
        tx.createQuery(
                        """
                        select t.id
                          from task t
                         where t.org_id = :org and t.is_oneoff
                           and t.id in (select a.id
                                          from task_assignment a
                                         where a.org_id = :org and a.assignee = cast(:member as text))
                         order by t.id
                           for update
                        """)
                .bind("org", org)
                .bind("member", member)
                .mapTo(UUID.class)
                .list();
    }

    /// What a member has still to do.
    static List<Task> leftBy(Handle tx, OrgId org, MemberId member) {
        return tx.createQuery(
                        """
                        select t.*
                          from task_assignment a
                          join task t on t.org_id = a.org_id and t.id = a.id
                         where a.org_id = :org and a.assignee = cast(:member as text) and t.completed_at is null
                           and not t.done_by && array['member:' || :member, 'member:' || :member || ' rejected']
                         order by t.id
                        """)
                .bind("org", org)
                .bind("member", member)
                .map(Row.of(TaskStore::task))
                .list();
    }

    /// What a member who leaves had to do, another one has to do from now on; where both were to do
    /// their part and the other did, they do it once more.
    static void reassign(
            Handle tx, OrgId org, List<TaskId> tasks, MemberId from, MemberId to, Instant now) {
        tx.createUpdate(
                        """
                        with moved as materialized (
                             select t.id
                               from unnest(:tasks) as t (id)
                        ), shared as (
                             delete from task_assignment a
                              using moved n
                              where a.org_id = :org and a.id = n.id and a.assignee = cast(:from as text)
                                and exists (select
                                              from task_assignment b
                                             where b.org_id = :org and b.id = n.id and b.assignee = cast(:to as text))
                        ), given as (
                             update task_assignment a
                                set assignee = cast(:to as text)
                               from moved n
                              where a.org_id = :org and a.id = n.id and a.assignee = cast(:from as text)
                                and not exists (select
                                                  from task_assignment b
                                                 where b.org_id = :org and b.id = n.id and b.assignee = cast(:to as text))
                        )
                        update task t
                           set member_ids = case when t.member_ids @> array[cast(:to as bigint)]
                                                 then array_remove(t.member_ids, cast(:from as bigint))
                                                 else array_replace(t.member_ids, cast(:from as bigint), cast(:to as bigint))
                                            end,
                               done_by = array_remove(array_remove(t.done_by, 'member:' || :to),
                                                      'member:' || :to || ' rejected'),
                               revision = t.revision + 1, last_updated = :now
                         where t.org_id = :org
                           and t.id in (select n.id
                                          from moved n)
                        """)
                .bind("org", org)
                .bindArray("tasks", TaskId.class, tasks)
                .bind("from", from)
                .bind("to", to)
                .bind("now", now)
                .execute();
    }

    /// What a member had and has to do, they have as a guest from now on.
    public static void retire(Handle tx, OrgId org, MemberId member, String email, Instant now) {
        tx.createUpdate(
                        """
                        with given as (
                             update task_assignment a
                                set assignee = :email
                              where a.org_id = :org and a.assignee = cast(:member as text)
                          returning a.id
                        )
                        update task t
                           set member_ids = array_remove(t.member_ids, cast(:member as bigint)),
                               guest_emails = array_append(t.guest_emails, cast(:email as text)),
                               done_by = array_replace(array_replace(t.done_by, 'member:' || :member, 'guest:' || :email),
                                                       'member:' || :member || ' rejected', 'guest:' || :email || ' rejected'),
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
