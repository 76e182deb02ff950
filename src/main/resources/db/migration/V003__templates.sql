create table template (
    org_id            uuid        not null references organization on delete cascade,
    id                uuid        not null,
    number            bigint      not null,
    title             text        not null,
    kind              text        not null,
    status            text,
    alias             text        not null,
    owner_id          bigint      not null,
    created_by        bigint      not null,
    last_updated_by   bigint      not null,
    folder_id         uuid,
    is_pinned         boolean     not null default false,
    member_ids        bigint[]    not null default '{}',
    group_ids         uuid[]      not null default '{}',
    tag_ids           uuid[]      not null default '{}',
    grants            jsonb       not null default '{}',
    started_processes bigint      not null default 0,
    is_dual_version   boolean     not null default false,
    version           int         not null,
    published_version int,
    revision          bigint      not null default 1,
    created_at        timestamptz not null,
    last_updated      timestamptz not null,
    archived_at       timestamptz,
    -- What lists ask of the grants: who sees the template, and who sees its runs.
    seen_by_all          boolean  not null default true,
    seen_by_members      bigint[] not null default '{}',
    seen_by_groups       uuid[]   not null default '{}',
    process_read_all     boolean  not null default true,
    process_read_members bigint[] not null default '{}',
    process_read_groups  uuid[]   not null default '{}',
    primary key (org_id, id),
    constraint template_kind_is_known check (kind in ('procedure', 'form', 'document'))
);
create unique index template_alias_is_unique on template (org_id, alias);
create index template_live on template (org_id, is_pinned desc, last_updated desc) where archived_at is null;

-- The content of one version, as one document. Frozen when it is published or first launched, it never
-- changes again, and it outlives the template while runs need it.
create table template_version (
    org_id      uuid        not null references organization on delete cascade,
    template_id uuid        not null,
    version     int         not null,
    content     jsonb       not null,
    frozen_at   timestamptz,
    primary key (org_id, template_id, version)
);

-- Which aliases the steps and fields of templates have: imports ask for it. Without a list of pending entries,
-- which every look would have to go through.
create index template_version_by_alias on template_version using gin (jsonb_path_query_array(content, '$.**.alias') jsonb_path_ops) with (fastupdate = off);

create table template_star (
    org_id      uuid   not null,
    template_id uuid   not null,
    member_id   bigint not null,
    primary key (org_id, template_id, member_id),
    foreign key (org_id, template_id) references template on delete cascade
);

create table tag (
    org_id     uuid        not null references organization on delete cascade,
    id         uuid        not null,
    title      text        not null,
    color      text        not null,
    created_at timestamptz not null,
    primary key (org_id, id)
);
create unique index tag_title_is_unique on tag (org_id, lower(title));

create table folder (
    org_id     uuid        not null references organization on delete cascade,
    id         uuid        not null,
    name       text        not null,
    kind       text        not null,
    parent_id  uuid,
    position   int         not null default 1,
    created_at timestamptz not null,
    primary key (org_id, id),
    constraint folder_kind_is_known check (kind in ('checklist', 'run')),
    foreign key (org_id, parent_id) references folder
);
