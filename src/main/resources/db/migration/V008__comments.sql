-- What people say about tasks, runs and templates.
create table comment (
    org_id       uuid        not null references organization on delete cascade,
    id           uuid        not null,
    task_id      uuid,
    run_id       uuid,
    template_id  uuid,
    author_kind  text        not null,
    -- The member who wrote it, or who let the server speak.
    author_id    bigint,
    author_guest text,
    label        text        not null,
    audience     text        not null,
    content      text        not null,
    sent_to      bigint[]    not null default '{}',
    -- The comment that resolved this problem, which may be gone by now.
    resolved_by  uuid,
    created_at   timestamptz not null,
    last_updated timestamptz not null,
    primary key (org_id, id),
    foreign key (org_id, task_id) references task on delete cascade,
    foreign key (org_id, run_id) references run on delete cascade,
    foreign key (org_id, template_id) references template on delete cascade,
    constraint comment_is_about_one_thing check (num_nonnulls(task_id, run_id, template_id) = 1),
    constraint comment_author_is_known check (
        case author_kind
            when 'member' then author_id is not null and author_guest is null
            when 'guest' then author_id is null and author_guest is not null
            when 'application' then author_id is null and author_guest is null
            when 'bot' then author_guest is null
            else false
        end),
    constraint comment_label_is_known check (label in ('comment', 'problem', 'resolve', 'improvement', 'advice')),
    constraint comment_audience_is_known check (audience in ('hide-for-guests', 'open', 'collapsed')),
    constraint comment_resolved_is_a_problem check (resolved_by is null or label = 'problem')
);
create index comment_of_task on comment (org_id, task_id, created_at, id) where task_id is not null;
create index comment_of_run on comment (org_id, run_id, created_at, id) where run_id is not null;
create index comment_of_template on comment (org_id, template_id, created_at, id) where template_id is not null;
create index comment_by_creation on comment (org_id, created_at);
create index comment_open_issue on comment (org_id, task_id) where label = 'problem' and resolved_by is null;
create index comment_improvement on comment (org_id, task_id) where label = 'improvement';

-- What they mean for the thing itself: its open issues, and who may see it for being mentioned.
alter table task
    add column open_issues      int      not null default 0,
    add column mentioned_ids    bigint[] not null default '{}',
    add column mentioned_guests text[]   not null default '{}',
    add constraint task_issues_are_counted check (open_issues >= 0),
    add constraint task_with_issue_is_not_completed check (open_issues = 0 or completed_at is null);
create index task_mentioning on task using gin (mentioned_ids) with (fastupdate = off) where mentioned_ids <> '{}';
create index task_mentioning_guest on task using gin (mentioned_guests) with (fastupdate = off) where mentioned_guests <> '{}';
create index task_with_issue on task (org_id, run_id) where open_issues > 0;

alter table run
    add column open_issues    int      not null default 0,
    add column tasks_troubled int      not null default 0,
    add column mentioned_ids  bigint[] not null default '{}',
    add constraint run_issues_are_counted check (open_issues >= 0 and tasks_troubled >= 0);
create index run_in_trouble on run (org_id, created_at) where open_issues > 0 or tasks_troubled > 0;
