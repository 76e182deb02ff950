-- What custom fields the records of one kind have.
create table custom_key (
    org_id      uuid        not null references organization on delete cascade,
    id          uuid        not null,
    name        text        not null,
    applies_to  text        not null,
    is_system   boolean     not null default false,
    field_type  text        not null,
    is_required boolean     not null default false,
    is_active   boolean     not null default true,
    options     text[]      not null default '{}',
    columns     text[]      not null default '{}',
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    primary key (org_id, id),
    constraint custom_key_is_the_only_one unique (org_id, applies_to, name),
    constraint custom_key_applies_to_something check (applies_to in
        ('process', 'task', 'member', 'guest', 'folder', 'tag', 'template', 'step', 'capture', 'prerun')),
    constraint custom_key_has_a_type check (field_type in
        ('text', 'textarea', 'number', 'boolean', 'date', 'email', 'url', 'radio', 'dropdown', 'multiselect', 'table'))
);

-- The values by their keys; those of templates, steps and fields are in the versions of the templates.
alter table run add column custom_fields jsonb not null default '{}';
alter table task add column custom_fields jsonb not null default '{}';
alter table folder add column custom_fields jsonb not null default '{}';
alter table tag add column custom_fields jsonb not null default '{}';
alter table member add column custom_fields jsonb not null default '{}';
alter table guest add column custom_fields jsonb not null default '{}';

alter table task_card add column custom_fields jsonb not null default '{}';
create index task_card_by_custom_field on task_card using gin (org_id, custom_fields jsonb_path_ops)
    with (fastupdate = off) where custom_fields <> '{}';
