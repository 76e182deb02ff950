-- Which of its secrets an organization signs its calls with; the secrets themselves are worked out and not kept. After a
-- change the one before it signs as well, for a while.
create table webhook_signing (
    org_id         uuid        not null references organization on delete cascade,
    generation     int         not null,
    is_on          boolean     not null,
    changed_at     timestamptz not null,
    previous_until timestamptz,
    primary key (org_id)
);
