\set n random(1, 50)
\set m random(1, 12)
with me as (
    select org_id, member_id from bench_member where n = :n and m = :m
), mine as (
    select t.*
      from task t, me
     where t.org_id = me.org_id and t.member_ids @> array[me.member_id]
       and t.completed_at is null and not t.is_hidden and t.archived_at is null
)
select mine.*, (select count(*) from mine) as total from mine order by id desc limit 50;
