-- A bakery and the mill next door. Every token is its holder's first name and "-token".
insert into account (member_id, email, username, first_name, last_name, timezone, created_at, updated_at)
values (1001, 'ann@flour.example', 'ann', 'Ann', 'Baker', 'UTC', '2026-01-05T09:00:00Z', '2026-01-05T09:00:00Z'),
       (1002, 'bob@flour.example', 'bob', 'Bob', 'Stone', 'UTC', '2026-01-05T09:00:00Z', '2026-01-05T09:00:00Z'),
       (1003, 'lin@flour.example', 'lin', 'Lin', 'Oat', 'UTC', '2026-01-05T09:00:00Z', '2026-01-05T09:00:00Z'),
       (1009, 'eve@mill.example', 'eve', 'Eve', 'Miller', 'UTC', '2026-01-05T09:00:00Z', '2026-01-05T09:00:00Z');
-- Ann, Bob and Eve sign in with "Rye4us".
update account
   set password_hash = '$argon2id$v=19$m=19456,t=2,p=1$ZmxvdXItc2FsdC0xNmJ5dA$yUnNcsd0XwD2KkbOzjKpZEO0vGjJVT0k6wpL+tOj7ns'
 where member_id in (1001, 1002, 1009);
alter table account alter column member_id restart with 1101;

insert into organization (org_id, name, slug, created_at, last_updated)
values ('01900000-0000-7000-8000-000000000001', 'Flour', 'flour', '2026-01-05T09:00:00Z', '2026-01-05T09:00:00Z'),
       ('01900000-0000-7000-8000-000000000009', 'Mill', 'mill', '2026-01-05T09:00:00Z', '2026-01-05T09:00:00Z');

insert into numbering (org_id)
values ('01900000-0000-7000-8000-000000000001'),
       ('01900000-0000-7000-8000-000000000009');

insert into member (org_id, member_id, role, status, is_default_admin, joined_at, activated_at)
values ('01900000-0000-7000-8000-000000000001', 1001, 'admin', 'active', true, '2026-01-05T09:00:00Z', '2026-01-05T09:00:00Z'),
       ('01900000-0000-7000-8000-000000000001', 1002, 'standard', 'active', false, '2026-01-05T09:00:00Z', '2026-01-05T09:00:00Z'),
       ('01900000-0000-7000-8000-000000000001', 1003, 'light', 'active', false, '2026-01-05T09:00:00Z', '2026-01-05T09:00:00Z'),
       ('01900000-0000-7000-8000-000000000009', 1009, 'admin', 'active', true, '2026-01-05T09:00:00Z', '2026-01-05T09:00:00Z');

insert into guest (org_id, email, first_name, last_name, created_at)
values ('01900000-0000-7000-8000-000000000001', 'gus@flour.example', 'Gus', 'Guest', '2026-01-05T09:00:00Z');

insert into people_group (org_id, id, name, description, created_at, last_updated)
values ('01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002', 'Ovens', 'Who bakes', '2026-01-05T09:00:00Z', '2026-01-05T09:00:00Z');

insert into group_member (org_id, group_id, member_id)
values ('01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002', 1002);

insert into token (token_hash, member_id, name, created_at)
values (sha256('ann-token'), 1001, 'test', '2026-01-05T09:00:00Z'),
       (sha256('bob-token'), 1002, 'test', '2026-01-05T09:00:00Z'),
       (sha256('lin-token'), 1003, 'test', '2026-01-05T09:00:00Z'),
       (sha256('eve-token'), 1009, 'test', '2026-01-05T09:00:00Z');
