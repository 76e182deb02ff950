\set n random(1, 190000)
select t.* from task t join bench_task b on b.org_id = t.org_id and b.task_id = t.id where b.n = :n;
