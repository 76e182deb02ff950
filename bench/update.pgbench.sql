\set n random(1, 100000)
with target as (
    select * from bench_task where n = :n
), done as (
    update task t
       set summary = 'Changed ' || random(), last_updated = now(), revision = t.revision + 1
      from target g
     where t.org_id = g.org_id and t.id = g.task_id
 returning t.org_id, t.run_id, t.id, t.title
)
insert into activity (org_id, at, verb, actor_type, actor_id, entity_type, entity_id, parent_type, parent_id, description, field)
select d.org_id, now(), 'updated', 'member', g.member_id, 'task', d.id, 'run', d.run_id, 'Updated task: ' || d.title, 'summary'
  from done d, target g;
