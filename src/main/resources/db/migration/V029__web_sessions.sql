-- Who is signed in with which browser, by the hash of what the browser keeps.
create table web_session (
    secret_hash bytea       primary key,
    member_id   bigint      not null references account on delete cascade,
    opened_at   timestamptz not null,
    seen_at     timestamptz not null
);
create index web_session_by_member on web_session (member_id);
