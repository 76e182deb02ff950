create sequence activity_number;

-- What happened, for people to read; rows are only ever added, each in the part of its month, so that old months can be
-- dropped whole.
create table activity (
    org_id      uuid        not null references organization on delete cascade,
    id          bigint      not null default nextval('activity_number'),
    at          timestamptz not null,
    verb        text        not null,
    actor_type  text        not null,
    actor_id    bigint,
    actor_email text,
    entity_type text        not null,
    entity_id   text        not null,
    parent_type text,
    parent_id   text,
    description text        not null,
    field       text,
    old_value   jsonb,
    text        text,
    state       jsonb,
    primary key (org_id, id, at)
) partition by range (at);
create table activity_other partition of activity default;
create index activity_by_entity on activity (org_id, entity_type, entity_id, id desc);
create index activity_by_parent on activity (org_id, parent_type, parent_id, id desc) where parent_id is not null;

-- What the world is to be told; written with the change itself, settled by a job.
create table outbox (
    org_id     uuid        not null references organization on delete cascade,
    id         bigint      generated always as identity,
    at         timestamptz not null,
    topic      text        not null,
    run_id     uuid,
    task_id    uuid,
    payload    jsonb       not null,
    settled_at timestamptz,
    primary key (org_id, id)
);
create index outbox_unsettled on outbox (org_id, id) where settled_at is null;
