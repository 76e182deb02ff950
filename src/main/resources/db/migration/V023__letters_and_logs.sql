-- Letters that are to be sent, or were. What a link in one needs besides its path is worked out from the server's key when
-- the letter goes out, and is not here.
create table letter (
    org_id       uuid        not null references organization on delete cascade,
    id           bigint      generated always as identity,
    kind         text        not null,
    recipient    text        not null,
    subject      text        not null,
    lines        jsonb       not null,
    button       text,
    path         text,
    link_id      uuid,
    at           timestamptz not null,
    due_at       timestamptz,
    attempts     int         not null default 0,
    sent_at      timestamptz,
    error        text,
    primary key (org_id, id),
    constraint letter_has_a_button_with_its_path check ((button is null) = (path is null)),
    constraint letter_is_sent_or_due check (sent_at is null or due_at is null)
);
create index letter_due on letter (org_id, due_at) where due_at is not null;

-- What a person may do once who has the letter with it: accept an invitation, set another password, confirm an address.
create table mailed_link (
    id         uuid        primary key,
    purpose    text        not null,
    member_id  bigint      not null references account on delete cascade,
    org_id     uuid        references organization on delete cascade,
    email      text        not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    used_at    timestamptz
);
create index mailed_link_by_member on mailed_link (member_id, purpose);

-- What administrators want to know of and no feed shows; kept for 90 days.
create table system_log (
    org_id   uuid        not null references organization on delete cascade,
    id       bigint      generated always as identity,
    at       timestamptz not null,
    tab      text        not null,
    severity text        not null,
    event    text        not null,
    text     text        not null,
    data     jsonb       not null default '{}',
    primary key (org_id, id),
    constraint system_log_tab_is_known check (tab in ('system', 'email', 'ai')),
    constraint system_log_severity_is_known check (severity in ('error', 'warning', 'info'))
);
create index system_log_by_moment on system_log (org_id, at);
