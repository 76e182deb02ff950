\set n random(1, 20000)
with source as (
    select org_id, run_id, uuidv7() as new_run from bench_run where n = :n
), made as (
    insert into run
    select n.*
      from run r
      join source s on s.org_id = r.org_id and s.run_id = r.id
  cross join lateral jsonb_populate_record(r, jsonb_build_object('id', s.new_run, 'created_at', now(), 'last_updated', now())) n
 returning org_id, id, name
), tasks as (
    insert into task
    select n.*
      from task t
      join source s on s.org_id = t.org_id and s.run_id = t.run_id
  cross join lateral jsonb_populate_record(t, jsonb_build_object('id', uuidv7(), 'run_id', s.new_run, 'created_at', now())) n
 returning task.*
), cards as (
    insert into task_card (org_id, id, run_id, title, words, tag_ids, starter_id, is_oneoff, is_secret, is_hidden,
                           is_archived, is_unassigned, created_at, deadline)
    select org_id, id, run_id, lower(title), to_tsvector('simple', title || ' ' || coalesce(summary, '')), tag_ids,
           starter_id, is_oneoff, is_secret, is_hidden, false, member_ids = '{}', created_at, deadline
      from tasks
), assignments as (
    insert into task_assignment (org_id, id, assignee, run_id, starter_id, is_oneoff, is_secret, is_hidden, is_archived,
                                 created_at, deadline)
    select org_id, id, assignee, run_id, starter_id, is_oneoff, is_secret, is_hidden, false, created_at, deadline
      from tasks, unnest(cast(member_ids as text[])) as a (assignee)
), told as (
    insert into outbox (org_id, at, topic, run_id, task_id, payload)
    select org_id, now(), 'task.assigned', run_id, id, '{}' from tasks
)
insert into activity (org_id, at, verb, actor_type, entity_type, entity_id, description)
select org_id, now(), 'created', 'member', 'run', id, 'Launched process: ' || name from made;
