with target as (
    select * from bench_task where n = (select nextval('bench_complete'))
), locked as (
    select r.org_id, r.id
      from run r
      join target g on g.org_id = r.org_id and g.run_id = r.id
       for update of r
), done as (
    update task t
       set completed_at = now(), completed_by = g.member_id, is_touched = true, last_updated = now(),
           answers = '{"note": "done"}', revision = t.revision + 1
      from target g, locked l
     where t.org_id = g.org_id and t.id = g.task_id and l.id = g.run_id and t.completed_at is null
 returning t.org_id, t.run_id, t.id, t.title
), counted as (
    update run r
       set tasks_done = r.tasks_done + 1, last_updated = now(), revision = r.revision + 1
      from done d
     where r.org_id = d.org_id and r.id = d.run_id
), told as (
    insert into outbox (org_id, at, topic, run_id, task_id, payload)
    select d.org_id, now(), 'task.completed', d.run_id, d.id, '{}'
      from done d
)
insert into activity (org_id, at, verb, actor_type, actor_id, entity_type, entity_id, parent_type, parent_id, description)
select d.org_id, now(), 'completed', 'member', g.member_id, 'task', d.id, 'run', d.run_id, 'Completed task: ' || d.title
  from done d, target g;
