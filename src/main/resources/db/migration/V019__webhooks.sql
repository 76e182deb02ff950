-- Addresses that are called with what happens in the organization.
create table watcher (
    org_id     uuid        not null references organization on delete cascade,
    id         bigint      generated always as identity,
    member_id  bigint      not null,
    frequency  text        not null,
    url        text        not null,
    created_at timestamptz not null,
    primary key (org_id, id),
    foreign key (org_id, member_id) references member on delete cascade
);

-- A call that is owed to an address because of a message of the outbox. A server leases it while it calls, so that no
-- other does; it is settled when nothing is owed any more.
create table delivery (
    org_id       uuid        not null references organization on delete cascade,
    id           bigint      generated always as identity,
    event_id     uuid        not null,
    topic        text        not null,
    run_id       uuid,
    task_id      uuid,
    payload      jsonb       not null,
    url          text        not null,
    receiver     uuid        generated always as (cast(md5(url) as uuid)) stored,
    line         uuid        generated always as (coalesce(run_id, task_id)) stored,
    body         text,
    at           timestamptz not null,
    due_at       timestamptz not null,
    attempts     int         not null default 0,
    lease        uuid,
    leased_until timestamptz,
    settled_at   timestamptz,
    is_delivered boolean,
    primary key (org_id, id),
    constraint delivery_is_leased_until_a_moment check ((lease is null) = (leased_until is null)),
    constraint delivery_is_settled_for_good_or_bad check ((settled_at is null) = (is_delivered is null))
);
create index delivery_by_receiver on delivery (org_id, receiver, id) where settled_at is null;
create index delivery_in_line on delivery (org_id, line, id) where settled_at is null;

-- Each call that was made, and what came of it.
create table delivery_attempt (
    org_id      uuid        not null,
    delivery_id bigint      not null,
    number      int         not null,
    at          timestamptz not null,
    millis      int         not null,
    status      int,
    answer      text,
    error       text,
    primary key (org_id, delivery_id, number),
    foreign key (org_id, delivery_id) references delivery on delete cascade,
    constraint delivery_attempt_was_answered_or_failed check (status is not null or error is not null)
);

-- What was written before anybody was told is not told any more.
update outbox set settled_at = at where settled_at is null;
