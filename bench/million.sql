-- Makes one run of one template into a million tasks of four large organizations: 250 members, 100 templates, 25,000
-- runs of ten tasks and 5,000 tasks on their own each. A fifth of the runs is open, a fifth archived; every tenth template
-- lets only those read its runs who take part in them. Member 2 has every twentieth task.

insert into account (email, first_name, last_name, created_at, updated_at)
select 'm' || m || '.' || o || '@bench.example', 'Member ' || m, 'Of ' || o, now(), now()
  from generate_series(1, 4) o, generate_series(1, 250) m;

insert into organization (org_id, name, slug, timezone, created_at, last_updated)
select uuidv7(), 'Bench ' || o, 'bench-' || o, 'UTC', now(), now()
  from generate_series(2, 4) o;

create table bench_org as
select row_number() over (order by created_at, name) as n, org_id from organization;

insert into numbering (org_id, run, task, template)
select org_id, 1000000, 10000000, 1000 from bench_org
    on conflict (org_id) do update set run = 1000000, task = 10000000, template = 1000;

create table bench_member as
select o.n, o.org_id, m, a.member_id, 'bench-' || a.member_id as token
  from bench_org o
  cross join generate_series(1, 250) m
  join account a on a.email = 'm' || m || '.' || o.n || '@bench.example';
create unique index on bench_member (n, m);

insert into member (org_id, member_id, role, status, joined_at, activated_at)
select org_id, member_id, case when m = 1 then 'admin' when m > 240 then 'light' else 'standard' end, 'active', now(), now()
  from bench_member;

insert into token (token_hash, member_id, name, created_at)
select sha256(convert_to(token, 'UTF8')), member_id, 'bench', now() from bench_member;

create table bench_group as
select o.n, o.org_id, g, uuidv7() as id from bench_org o, generate_series(1, 10) g;

insert into people_group (org_id, id, name, created_at, last_updated)
select org_id, id, 'Group ' || g, now(), now() from bench_group;

insert into group_member (org_id, group_id, member_id)
select b.org_id, b.id, m.member_id from bench_group b join bench_member m on m.n = b.n and m.m % 10 + 1 = b.g;

insert into guest (org_id, email, created_at)
select org_id, 'guest' || g || '.' || n || '@bench.example', now() from bench_org, generate_series(1, 100) g;

create table bench_tag as
select o.n, o.org_id, g, uuidv7() as id from bench_org o, generate_series(1, 20) g;

insert into tag (org_id, id, title, color, created_at)
select org_id, id, 'Tag ' || g, '#2980b9', now() from bench_tag;

create table bench_folder as
select o.n, o.org_id, g, uuidv7() as id from bench_org o, generate_series(1, 20) g;

insert into folder (org_id, id, name, kind, created_at)
select org_id, id, 'Folder ' || g, 'run', now() from bench_folder;

create table bench_source as
select r.org_id, r.id as run_id, r.template_id from run r limit 1;

create table bench_source_task as
select t.* from task t join bench_source s on s.org_id = t.org_id and s.run_id = t.run_id;

create table bench_template as
select o.n, o.org_id, k, uuidv7() as id,
       (array['Vendor intake', 'Customer onboarding', 'Month end', 'Hiring', 'Safety inspection', 'Contract renewal', 'Incident', 'Order', 'Product launch', 'Audit'])[1 + k % 10]
       || ' ' || (k / 10 + 1) as title
  from bench_org o, generate_series(0, 99) k;

insert into template
select n.*
  from template t
  join bench_source s on s.org_id = t.org_id and s.template_id = t.id, bench_template b
  cross join lateral jsonb_populate_record(t, jsonb_build_object(
            'org_id', b.org_id, 'id', b.id, 'number', b.k + 100, 'title', b.title, 'alias', 'bench-' || b.k,
            'process_read_all', b.k % 10 <> 9,
            'owner_id', (select member_id from bench_member m where m.n = b.n and m.m = 1 + b.k))) n;

insert into template_version
select n.*
  from template_version v
  join bench_source s on s.org_id = v.org_id and s.template_id = v.template_id, bench_template b
  cross join lateral jsonb_populate_record(v, jsonb_build_object(
            'org_id', b.org_id, 'template_id', b.id, 'content', jsonb_set(v.content, '{title}', to_jsonb(b.title)))) n;

create table bench_run as
select o.n, o.org_id, uuidv7(g * interval '-20 minutes') as run_id, g, now() - g * interval '20 minutes' as created_at,
       g > 5000 and g % 50 <> 1 as is_complete, g > 5000 and g % 4 = 0 as is_archived, g % 100 as template,
       (array['Quay', 'Birch', 'Alder', 'Harbour', 'Mill', 'Stone', 'Orchard', 'Lantern', 'Falcon', 'Copper'])[1 + g % 10]
       || ' ' || (array['Bakery', 'Foods', 'Partners', 'Logistics', 'Works', 'Studio', 'Garden', 'Press', 'Mills', 'Supply'])[1 + g / 10 % 10]
       || ' ' || g as company
  from bench_org o, generate_series(1, 25000) g;
create index on bench_run (n, g);
analyze bench_run;
analyze bench_member;

insert into run (org_id, id, number, template_id, template_version, template_title, kind, name, summary, started_by, owner_id,
                 tag_ids, folder_ids, may_add_tasks, tasks_done, tasks_shown, tasks_hidden, created_at, last_updated,
                 completed_at, archived_at)
select b.org_id, b.run_id, b.g, p.id, 1, p.title, 'procedure', p.title || ' – ' || b.company,
       case when b.g % 3 = 0 then 'Asked for by ' || b.company || ', and to be done before the season begins.' end,
       m.member_id, m.member_id,
       case when b.g % 10 = 0 then array[(select id from bench_tag t where t.n = b.n and t.g = 1 + b.g / 10 % 20)] else '{}' end,
       case when b.g % 3 = 0 then array[(select id from bench_folder f where f.n = b.n and f.g = 1 + b.g / 3 % 20)] else '{}' end,
       true, case when b.is_complete then 10 - b.g % 2 else b.g % 10 end, 10 - b.g % 2, b.g % 2,
       b.created_at, b.created_at + interval '9 days', case when b.is_complete then b.created_at + interval '9 days' end,
       case when b.is_archived then b.created_at + interval '20 days' end
  from bench_run b
  join bench_template p on p.n = b.n and p.k = b.template
  join bench_member m on m.n = b.n and m.m = 1 + b.g % 240;

insert into task (org_id, id, number, run_id, step_id, template_id, is_oneoff, kind, original_title, title, summary, original_summary,
                  alias, position, template_position, member_ids, guest_emails, group_ids, tag_ids, policy, is_secret,
                  fields, answers, deadline, is_touched, is_hidden, completed_at, completed_by, starter_id, created_at,
                  last_updated, archived_at, is_archived_by_run)
select b.org_id, uuidv7(b.created_at - now() + t.position * interval '1 millisecond'), b.g * 10 + t.position, b.run_id, t.step_id, p.id, false, t.kind,
       w.title, w.title, t.summary, t.original_summary, t.alias, t.position, t.position,
       case when (b.g + t.position) % 10 = 3 then '{}' else array[m.member_id] end,
       case when (b.g + t.position) % 37 = 5 then array['guest' || 1 + b.g % 100 || '.' || b.n || '@bench.example'] else '{}' end,
       case when (b.g + t.position) % 10 = 3 then array[(select id from bench_group x where x.n = b.n and x.g = 1 + b.g / 10 % 10)] else '{}' end,
       case when (b.g + t.position) % 50 = 7 then array[(select id from bench_tag x where x.n = b.n and x.g = 1 + b.g % 20)] else '{}' end,
       t.policy, (b.g + t.position) % 100 = 11, t.fields, t.answers,
       b.created_at + t.position * interval '2 days', s.is_done, s.is_hidden,
       case when s.is_done then b.created_at + t.position * interval '20 hours' end, case when s.is_done then m.member_id end,
       m.member_id, b.created_at, b.created_at + t.position * interval '20 hours',
       case when b.is_archived then b.created_at + interval '20 days' end, b.is_archived
  from bench_run b
  cross join bench_source_task t
  cross join lateral (select t.position = 10 and b.g % 2 = 1 as is_hidden,
                             not (t.position = 10 and b.g % 2 = 1) and (b.is_complete or t.position <= b.g % 10) as is_done) s
  cross join lateral (select case t.position
                             when 1 then 'Ask ' || b.company || ' for the papers' when 2 then 'Check the papers'
                             when 3 then 'Approve the budget' when 4 then 'Call ' || b.company when 5 then 'Write the contract'
                             when 6 then 'Have it signed' when 7 then 'Order the goods' when 8 then 'Pay the invoice of ' || b.company
                             when 9 then 'Inspect the delivery' else 'Close the file' end as title) w
  join bench_template p on p.n = b.n and p.k = b.template
  join bench_member m on m.n = b.n and m.m = case when (b.g + t.position) % 20 = 4 then 2 else 1 + (b.g * 7 + t.position * 31) % 250 end;

insert into task (org_id, id, number, is_oneoff, kind, original_title, title, position, member_ids, policy, deadline, is_touched,
                  completed_at, completed_by, starter_id, created_at, last_updated)
select o.org_id, uuidv7(g * interval '-90 minutes'), 1000000 + g, true, 'task', 'Remember errand ' || g, 'Remember errand ' || g, 1,
       case when g % 20 = 0 then '{}' else array[m.member_id] end, t.policy, now() - g * interval '90 minutes' + interval '7 days', false,
       case when g % 5 > 0 then now() - g * interval '80 minutes' end, case when g % 5 > 0 then m.member_id end,
       m.member_id, now() - g * interval '90 minutes', now() - g * interval '80 minutes'
  from bench_org o
  cross join generate_series(1, 5000) g
  join bench_member m on m.n = o.n and m.m = 1 + g % 250
  cross join (select policy from bench_source_task limit 1) t;

insert into task_card (org_id, id, run_id, title, words, tag_ids, starter_id, is_oneoff, is_secret, is_hidden, is_archived,
                       is_unassigned, created_at, deadline)
select t.org_id, t.id, t.run_id, lower(t.title), to_tsvector('simple', t.title || ' ' || coalesce(t.summary, '')),
       t.tag_ids, t.starter_id, t.is_oneoff, t.is_secret, t.is_hidden, t.archived_at is not null,
       cardinality(t.member_ids) + cardinality(t.guest_emails) + cardinality(t.group_ids) = 0, t.created_at, t.deadline
  from task t
 where not exists (select from task_card c where c.org_id = t.org_id and c.id = t.id);

insert into task_assignment (org_id, id, assignee, run_id, starter_id, is_oneoff, is_secret, is_hidden, is_archived,
                             created_at, deadline)
select distinct t.org_id, t.id, a.assignee, t.run_id, t.starter_id, t.is_oneoff, t.is_secret, t.is_hidden,
       t.archived_at is not null, t.created_at, t.deadline
  from task t
 cross join unnest(cast(t.member_ids as text[]) || t.guest_emails || cast(t.group_ids as text[])) as a (assignee)
    on conflict do nothing;

insert into activity (org_id, at, verb, actor_type, actor_id, entity_type, entity_id, description)
select r.org_id, r.created_at, 'created', 'member', r.started_by, 'run', replace(r.id::text, '-', ''), 'Launched process: ' || r.name
  from run r;
