-- Who did what the outbox tells, and whether people were told of it; what was written before is not told any more.
alter table outbox
    add column actor_id    bigint,
    add column actor_email text,
    add column noticed_at  timestamptz;
update outbox set noticed_at = at;
create index outbox_unnoticed on outbox (org_id, id) where noticed_at is null;

-- What a member is told within the product.
create table notice (
    org_id      uuid        not null,
    id          bigint      generated always as identity,
    member_id   bigint      not null,
    kind        text        not null,
    text        text        not null,
    said        text,
    actor_id    bigint,
    run_id      uuid,
    task_id     uuid,
    template_id uuid,
    at          timestamptz not null,
    read_at     timestamptz,
    primary key (org_id, id),
    foreign key (org_id, member_id) references member on delete cascade
);
create index notice_of_member on notice (org_id, member_id, id);
create index notice_unread on notice (org_id, member_id, id) where read_at is null;
create index notice_by_moment on notice (org_id, at);

-- How a member wants to be told of what; what is not here is told both ways.
create table notice_choice (
    org_id    uuid    not null,
    member_id bigint  not null,
    kind      text    not null,
    by_mail   boolean not null,
    in_app    boolean not null,
    primary key (org_id, member_id, kind),
    foreign key (org_id, member_id) references member on delete cascade
);

-- By which word the recipient may stop letters like this, or null.
alter table letter add column off text;

-- On which days a member wants a digest; who is not here gets it as the organization has it.
create table member_digest (
    org_id    uuid   not null,
    member_id bigint not null,
    days      text[] not null,
    primary key (org_id, member_id),
    foreign key (org_id, member_id) references member on delete cascade
);

-- Who had their digest on which of their days, or would have if there had been anything in it. Members begin with m.
create table digest_done (
    org_id uuid not null references organization on delete cascade,
    person text not null,
    day    date not null,
    primary key (org_id, person, day)
);

-- That people were reminded of a deadline.
create table deadline_told (
    org_id   uuid        not null,
    task_id  uuid        not null,
    kind     text        not null,
    deadline timestamptz not null,
    primary key (org_id, task_id, kind, deadline),
    foreign key (org_id, task_id) references task on delete cascade
);
