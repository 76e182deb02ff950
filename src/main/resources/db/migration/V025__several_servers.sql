-- How often whom each server was asked by in its last minute. Worth nothing after a crash, so it is not logged.
create unlogged table tally (
    server  uuid        primary key,
    who     text[]      not null,
    times   int[]       not null,
    waits   int[]       not null,
    told_at timestamptz not null
);

-- By what the servers on this database know that they have the same secret key: a seal, which tells nothing of the key.
create table secret_key (
    is_only     boolean primary key default true,
    fingerprint text    not null,
    constraint secret_key_is_one check (is_only)
);
