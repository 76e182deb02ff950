-- Makes one run of one template into a database of a realistic size: 50 organizations of 12 members,
-- 400 runs each, ten tasks a run. Everything is copied from the rows that the server itself wrote.

insert into account (email, first_name, last_name, created_at, updated_at)
select 'm' || m || '.' || o || '@bench.example', 'Member ' || m, 'Of ' || o, now(), now()
  from generate_series(1, 50) o, generate_series(1, 12) m;

insert into organization (org_id, name, slug, timezone, created_at, last_updated)
select uuidv7(), 'Bench ' || o, 'bench-' || o, 'UTC', now(), now()
  from generate_series(2, 50) o;

create table bench_org as
select row_number() over (order by created_at, name) as n, org_id from organization;

insert into numbering (org_id, run, task, template)
select org_id, 1000000, 10000000, 1000 from bench_org
    on conflict (org_id) do update set run = 1000000, task = 10000000, template = 1000;

create table bench_member as
select o.n, o.org_id, m, a.member_id, 'bench-' || a.member_id as token
  from bench_org o
  cross join generate_series(1, 12) m
  join account a on a.email = 'm' || m || '.' || o.n || '@bench.example';
create unique index on bench_member (n, m);

insert into member (org_id, member_id, role, status, joined_at, activated_at)
select org_id, member_id, case when m = 1 then 'admin' else 'standard' end, 'active', now(), now()
  from bench_member;

insert into token (token_hash, member_id, name, created_at)
select sha256(convert_to(token, 'UTF8')), member_id, 'bench', now() from bench_member;

create table bench_source as
select r.org_id, r.id as run_id, r.template_id from run r limit 1;

-- Copied aside, since what is inserted below would be looked through again and again.
create table bench_source_run as
select r.* from run r join bench_source s on s.org_id = r.org_id and s.run_id = r.id;

create table bench_source_task as
select t.* from task t join bench_source s on s.org_id = t.org_id and s.run_id = t.run_id;

insert into template
select n.*
  from template t
  join bench_source s on s.org_id = t.org_id and s.template_id = t.id, bench_org o
  cross join lateral jsonb_populate_record(t, jsonb_build_object('org_id', o.org_id)) n
 where o.org_id <> s.org_id;

insert into template_version
select n.*
  from template_version v
  join bench_source s on s.org_id = v.org_id and s.template_id = v.template_id, bench_org o
  cross join lateral jsonb_populate_record(v, jsonb_build_object('org_id', o.org_id)) n
 where o.org_id <> s.org_id;

analyze bench_member;

create table bench_run as
select row_number() over (order by g, o.n) as n, o.n as org, o.org_id, uuidv7() as run_id, g
  from bench_org o, generate_series(1, 400) g;

analyze bench_run;

insert into run
select n.*
  from bench_run b
  join bench_member m on m.n = b.org and m.m = 1 + b.g % 12, bench_source_run r
  cross join lateral jsonb_populate_record(null::run, to_jsonb(r) || jsonb_build_object(
            'org_id', b.org_id, 'id', b.run_id, 'number', b.g + 10, 'name', r.name || ' ' || b.g,
            'owner_id', m.member_id, 'started_by', m.member_id)) n;

insert into task
select n.*
  from bench_run b
  cross join bench_source_task t
  join bench_member m on m.n = b.org and m.m = 1 + (b.g + t.position) % 12
  cross join lateral jsonb_populate_record(null::task, to_jsonb(t) || jsonb_build_object(
            'org_id', b.org_id, 'id', uuidv7(), 'run_id', b.run_id, 'number', b.g * 10 + t.position,
            'member_ids', array[m.member_id], 'starter_id', m.member_id)) n;

insert into task_card (org_id, id, run_id, title, words, tag_ids, starter_id, is_oneoff, is_secret, is_hidden, is_archived,
                       is_unassigned, created_at, deadline)
select t.org_id, t.id, t.run_id, lower(t.title), to_tsvector('simple', t.title || ' ' || coalesce(t.summary, '')),
       t.tag_ids, t.starter_id, t.is_oneoff, t.is_secret, t.is_hidden, t.archived_at is not null, t.member_ids = '{}',
       t.created_at, t.deadline
  from task t
  join bench_run b on b.org_id = t.org_id and b.run_id = t.run_id;

insert into task_assignment (org_id, id, assignee, run_id, starter_id, is_oneoff, is_secret, is_hidden, is_archived,
                             created_at, deadline)
select t.org_id, t.id, a.assignee, t.run_id, t.starter_id, t.is_oneoff, t.is_secret, t.is_hidden,
       t.archived_at is not null, t.created_at, t.deadline
  from task t
  join bench_run b on b.org_id = t.org_id and b.run_id = t.run_id
 cross join unnest(cast(t.member_ids as text[])) as a (assignee);

-- In an order that seldom puts two tasks of one run beside each other.
create table bench_task as
select row_number() over (order by t.position, md5(t.run_id::text)) as n,
       b.org, t.org_id, t.run_id, t.id as task_id, t.member_ids[1] as member_id
  from task t
  join bench_run b on b.org_id = t.org_id and b.run_id = t.run_id
 where not t.is_hidden;
alter table bench_task add primary key (n);
alter table bench_run add primary key (n);
create sequence bench_complete start 100001;

vacuum analyze;
checkpoint;
