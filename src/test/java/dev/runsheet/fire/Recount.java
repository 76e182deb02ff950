package dev.runsheet.fire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jdbi.v3.core.Handle;

/// Counts again what the server counts as it goes, and says where the two differ.
final class Recount {
    /// Progress and completion of every run as its tasks have it (tasks spec 13), and what the feed
    /// and the world were told of every task and run.
    private static final String FAULTS =
            """
            with counted as (
                select r.*, coalesce(jsonb_array_length(v.content -> 'kickoff'), 0) > 0 as has_form,
                       count(t.id) filter (where t.completed_at is not null) as done,
                       count(t.id) filter (where not t.is_hidden) as shown,
                       count(t.id) filter (where t.is_hidden) as hidden
                  from run r
                  left join template_version v
                    on v.org_id = r.org_id and v.template_id = r.template_id and v.version = r.template_version
                  left join task t
                    on t.org_id = r.org_id and t.run_id = r.id and (t.archived_at is null or t.is_archived_by_run)
                 group by r.org_id, r.id, v.content
            ),
            told as (
                select o.org_id, coalesce(o.task_id, o.run_id) as id,
                       count(*) filter (where o.topic in ('task.completed', 'process.completed')) as done,
                       count(*) filter (where o.topic = 'task.reopened') as undone
                  from outbox o
                 group by 1, 2
            ),
            said as (
                select a.org_id, cast(a.entity_id as uuid) as id,
                       count(*) filter (where a.verb = 'completed') as done,
                       count(*) filter (where a.verb = 'uncompleted') as undone
                  from activity a
                 where a.entity_type in ('task', 'run')
                 group by 1, 2
            )
            select format('run %s has %s of %s and %s hidden, counted %s of %s and %s', c.id, c.tasks_done,
                          c.tasks_shown, c.tasks_hidden, c.done, c.shown, c.hidden)
              from counted c
             where (c.tasks_done, c.tasks_shown, c.tasks_hidden) is distinct from (c.done, c.shown, c.hidden)
            union all
            select format('run %s is %s complete', c.id, case when c.completed_at is null then 'not' end)
              from counted c
             where (c.completed_at is not null)
                   <> ((not c.has_form or c.prerun_completed_at is not null)
                       and case when c.shown > 0 then c.done = c.shown else c.has_form end)
            union all
            select format('task %s goes with its run, which is somewhere else', t.id)
              from task t
              join run r on r.org_id = t.org_id and r.id = t.run_id
             where t.is_archived_by_run and r.archived_at is null
            union all
            select format('task %s is %s completed, told %s times and %s times otherwise', t.id,
                          case when t.completed_at is null then 'not' end, told.done, told.undone)
              from task t
              left join told on told.org_id = t.org_id and told.id = t.id
             where coalesce(told.done - told.undone, 0) <> (t.completed_at is not null)::int
            union all
            select format('%s was said to be done %s times and undone %s times, told %s and %s', id, said.done,
                          said.undone, told.done, told.undone)
              from told
              full join said using (org_id, id)
             where coalesce(said.done, 0) <> coalesce(told.done, 0)
                or coalesce(said.undone, 0) <> coalesce(told.undone, 0)
            union all
            select format('task %s has another card', t.id)
              from task t
              left join task_card c on c.org_id = t.org_id and c.id = t.id
             where (c.run_id, c.title, c.words, c.tag_ids, c.starter_id, c.is_oneoff, c.is_secret, c.is_hidden,
                    c.is_archived, c.is_unassigned, c.created_at, c.deadline)
                   is distinct from
                   (t.run_id, lower(t.title), to_tsvector('simple', t.title || ' ' || coalesce(t.summary, '')), t.tag_ids,
                    t.starter_id, t.is_oneoff, t.is_secret, t.is_hidden, t.archived_at is not null,
                    cardinality(t.member_ids) + cardinality(t.guest_emails) + cardinality(t.group_ids) = 0, t.created_at,
                    t.deadline)
            union all
            select format('task %s is given to %s, or to others', t.id, a.assignee)
              from (select t.*, g.assignee
                      from task t
                     cross join unnest(cast(t.member_ids as text[]) || t.guest_emails || cast(t.group_ids as text[])) as g (assignee)) t
              full join task_assignment a on a.org_id = t.org_id and a.id = t.id and a.assignee = t.assignee
             where (a.run_id, a.starter_id, a.is_oneoff, a.is_secret, a.is_hidden, a.is_archived, a.created_at, a.deadline)
                   is distinct from
                   (t.run_id, t.starter_id, t.is_oneoff, t.is_secret, t.is_hidden, t.archived_at is not null,
                    t.created_at, t.deadline)
            """;

    private Recount() {}

    static void check(Handle tx) {
        assertThat(faults(tx)).isEmpty();
    }

    private static List<String> faults(Handle tx) {
        return tx.createQuery(FAULTS).mapTo(String.class).list();
    }
}
