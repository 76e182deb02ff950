-- Parts of words are found by trigrams, in one organization alone by indexes that begin with it.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- What search and lists find a task by, beside the task and written with it. Completing a task changes nothing here,
-- so that work pays nothing for these indexes, and whoever counts in them need not look at the tasks.
create table task_card (
    org_id       uuid        not null,
    id           uuid        not null,
    run_id       uuid,
    -- In lower case.
    title        text        not null,
    words        tsvector    not null,
    member_ids   bigint[]    not null,
    guest_emails text[]      not null,
    group_ids    uuid[]      not null,
    tag_ids      uuid[]      not null,
    starter_id   bigint,
    is_oneoff    boolean     not null,
    is_secret    boolean     not null,
    is_hidden    boolean     not null,
    is_archived  boolean     not null,
    created_at   timestamptz not null,
    deadline     timestamptz,
    primary key (org_id, id),
    foreign key (org_id, id) references task on delete cascade
);
create index task_card_by_title on task_card using gin (org_id, title gin_trgm_ops) with (gin_pending_list_limit = 256);
create index task_card_by_words on task_card using gin (org_id, words) with (gin_pending_list_limit = 256);
create index task_card_by_member on task_card using gin (member_ids) with (fastupdate = off);
create index task_card_by_group on task_card using gin (group_ids) with (fastupdate = off);
create index task_card_by_guest on task_card using gin (guest_emails) with (fastupdate = off);
create index task_card_by_tag on task_card using gin (tag_ids) with (fastupdate = off) where tag_ids <> '{}';

insert into task_card (org_id, id, run_id, title, words, member_ids, guest_emails, group_ids, tag_ids, starter_id,
                       is_oneoff, is_secret, is_hidden, is_archived, created_at, deadline)
select t.org_id, t.id, t.run_id, lower(t.title),
       to_tsvector('simple', t.title || ' ' || coalesce(left(t.summary, 100000), '')),
       t.member_ids, t.guest_emails, t.group_ids, t.tag_ids, t.starter_id, t.is_oneoff, t.is_secret,
       t.is_hidden, t.archived_at is not null, t.created_at, t.deadline
  from task t;

-- Going on with a run leaves these columns alone, and so these indexes.
create index run_by_name on run using gin (org_id, name gin_trgm_ops) with (gin_pending_list_limit = 256);
create index run_by_words on run using gin (org_id, to_tsvector('simple', name || ' ' || coalesce(left(summary, 100000), '')))
    with (gin_pending_list_limit = 256);
create index run_by_tag on run using gin (tag_ids) with (fastupdate = off) where tag_ids <> '{}';

create index template_by_title on template using gin (org_id, title gin_trgm_ops) with (fastupdate = off);
create index template_by_tag on template using gin (tag_ids) with (fastupdate = off) where tag_ids <> '{}';
create index template_version_by_words on template_version
    using gin (org_id, to_tsvector('simple', coalesce(content ->> 'title', '') || ' ' || coalesce(left(content ->> 'summary', 100000), '')))
    with (fastupdate = off);
-- The titles of steps and the labels of fields, as they stand in JSON.
create index template_version_by_step_title on template_version
    using gin (org_id, cast(jsonb_path_query_array(content, '$.steps[*].title') as text) gin_trgm_ops) with (fastupdate = off);
create index template_version_by_label on template_version
    using gin (org_id, cast(jsonb_path_query_array(content, '$.**.label') as text) gin_trgm_ops) with (fastupdate = off);
create index template_version_by_step_words on template_version
    using gin (org_id, to_tsvector('simple', cast(jsonb_path_query_array(content, '$.steps[*].title') as text))) with (fastupdate = off);
create index template_version_by_label_words on template_version
    using gin (org_id, to_tsvector('simple', cast(jsonb_path_query_array(content, '$.**.label') as text))) with (fastupdate = off);
