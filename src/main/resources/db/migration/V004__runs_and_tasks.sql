create table run (
    org_id                 uuid        not null references organization on delete cascade,
    id                     uuid        not null,
    number                 bigint      not null,
    template_id            uuid,
    template_version       int,
    template_title         text,
    injected               jsonb       not null default '[]',
    kind                   text        not null,
    name                   text        not null,
    summary                text,
    started_by             bigint      not null,
    owner_id               bigint      not null,
    parent_id              uuid,
    is_public              boolean     not null default false,
    publicly_hidden_fields uuid[]      not null default '{}',
    member_ids             bigint[]    not null default '{}',
    group_ids              uuid[]      not null default '{}',
    tag_ids                uuid[]      not null default '{}',
    folder_ids             uuid[]      not null default '{}',
    prerun                 jsonb       not null default '{}',
    prerun_completed_at    timestamptz,
    prerun_completed_by    bigint,
    fired_rules            uuid[]      not null default '{}',
    may_add_tasks          boolean     not null,
    tasks_done             int         not null default 0,
    tasks_shown            int         not null default 0,
    tasks_hidden           int         not null default 0,
    created_at             timestamptz not null,
    last_updated           timestamptz not null,
    completed_at           timestamptz,
    archived_at            timestamptz,
    revision               bigint      not null default 1,
    primary key (org_id, id),
    constraint run_kind_is_known check (kind in ('procedure', 'form', 'document')),
    constraint run_template_has_a_version check ((template_id is null) = (template_version is null)),
    constraint run_progress_adds_up check (tasks_done between 0 and tasks_shown and tasks_hidden >= 0)
);
create index run_live on run (org_id, id) where archived_at is null;
create index run_by_template on run (org_id, template_id);

create table run_star (
    org_id    uuid   not null,
    run_id    uuid   not null,
    member_id bigint not null,
    primary key (org_id, run_id, member_id),
    foreign key (org_id, run_id) references run on delete cascade
);

create table task (
    org_id             uuid        not null references organization on delete cascade,
    id                 uuid        not null,
    number             bigint      not null,
    run_id             uuid,
    step_id            uuid,
    template_id        uuid,
    is_oneoff          boolean     not null,
    kind               text        not null,
    original_title     text        not null,
    title              text        not null,
    original_summary   text,
    summary            text,
    alias              text,
    position           int         not null,
    template_position  int,
    stage_id           uuid,
    member_ids         bigint[]    not null default '{}',
    guest_emails       text[]      not null default '{}',
    group_ids          uuid[]      not null default '{}',
    tag_ids            uuid[]      not null default '{}',
    policy             jsonb       not null,
    is_secret          boolean     not null default false,
    fields             jsonb       not null default '[]',
    answers            jsonb       not null default '{}',
    webhook            text,
    has_dependents     boolean     not null default false,
    started_at         timestamptz,
    deadline           timestamptz,
    is_deadline_fixed  boolean     not null default false,
    is_touched         boolean     not null default false,
    is_hidden          boolean     not null default false,
    is_hidden_by_hand  boolean     not null default false,
    done_by            text[]      not null default '{}',
    completed_at       timestamptz,
    completed_by       bigint,
    completed_by_guest text,
    is_approved        boolean,
    reopened_at        timestamptz,
    starter_id         bigint,
    created_at         timestamptz not null,
    last_updated       timestamptz not null,
    archived_at        timestamptz,
    is_archived_by_run boolean     not null default false,
    revision           bigint      not null default 1,
    primary key (org_id, id),
    foreign key (org_id, run_id) references run on delete cascade,
    constraint task_kind_is_known check (kind in ('task', 'approval', 'expiring', 'email', 'expiring_email')),
    constraint task_of_a_step_is_in_a_run check (step_id is null or run_id is not null),
    constraint task_is_oneoff_or_of_a_step check (is_oneoff = (step_id is null)),
    constraint task_open_has_no_completer check (completed_at is not null or (completed_by is null and completed_by_guest is null and is_approved is null)),
    constraint task_has_one_completer check (completed_by is null or completed_by_guest is null),
    constraint task_hidden_is_not_completed check (not (is_hidden and completed_at is not null)),
    constraint task_hidden_is_in_a_run check (not is_hidden or step_id is not null)
);
create index task_of_run on task (org_id, run_id, position);
-- Without a list of pending entries, which every list of tasks would have to look through.
create index task_open_by_member on task using gin (member_ids) with (fastupdate = off) where completed_at is null and not is_hidden and archived_at is null;
create index task_open_by_group on task using gin (group_ids) with (fastupdate = off) where completed_at is null and not is_hidden and archived_at is null;
create index task_open_by_guest on task using gin (guest_emails) with (fastupdate = off) where completed_at is null and not is_hidden and archived_at is null;
create index task_open_by_deadline on task (org_id, deadline) where completed_at is null and not is_hidden and archived_at is null;
create index task_completed on task (org_id, completed_at) where completed_at is not null and archived_at is null;
create index task_expiring on task (org_id, deadline) where kind in ('expiring', 'expiring_email') and completed_at is null and not is_hidden and archived_at is null;

create table task_launch (
    org_id  uuid not null,
    task_id uuid not null,
    run_id  uuid not null,
    primary key (org_id, task_id),
    foreign key (org_id, task_id) references task on delete cascade
);
