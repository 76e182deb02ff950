-- For whom the template for newcomers was launched: once, whatever becomes of their membership.
create table welcomed_member (
    org_id    uuid        not null references organization on delete cascade,
    member_id bigint      not null,
    at        timestamptz not null,
    primary key (org_id, member_id)
);
