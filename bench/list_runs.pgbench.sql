\set n random(1, 50)
with mine as (
    select r.* from run r where r.org_id = (select org_id from bench_org where n = :n) and r.archived_at is null
)
select mine.*, (select count(*) from mine) as total from mine order by id desc limit 10;
