-- What is watched: the organization, a template, a run, a task by its id, a member by number. Without a URL the member is
-- told by mail.
alter table watcher
    add column object_type text not null default 'organization',
    add column object_id   uuid,
    add column user_id     bigint,
    alter column url drop not null,
    add constraint watcher_object_is_known check (object_type in ('organization', 'checklist', 'run', 'task', 'user')),
    add constraint watcher_has_its_object check (
        case object_type
            when 'organization' then object_id is null and user_id is null
            when 'user' then object_id is null and user_id is not null
            else object_id is not null and user_id is null
        end),
    add constraint watcher_of_the_organization_alone_is_called check (url is null or object_type = 'organization');
alter table watcher alter column object_type drop default;
create index watcher_by_mail on watcher (org_id, object_type) where url is null;

-- What a watcher will be told in one letter, later.
create table watched (
    org_id     uuid        not null,
    id         bigint      generated always as identity,
    watcher_id bigint      not null,
    at         timestamptz not null,
    text       text        not null,
    path       text        not null,
    primary key (org_id, id),
    foreign key (org_id, watcher_id) references watcher on delete cascade
);
create index watched_by_watcher on watched (org_id, watcher_id, at);
