-- Who shut a guest out or let them in again.
alter table guest add column disabled_by bigint;
alter table guest add column reactivated_at timestamptz;
alter table guest add column reactivated_by bigint;
alter table guest add constraint guest_is_disabled_by_somebody_at_some_time check (disabled_by is null or disabled_at is not null);
