-- Who was deleted or made a guest is no member any more, and keeps the row for the names in what they did.
alter table member
    add column departed_at timestamptz,
    add constraint member_who_departed_is_disabled check (departed_at is null or status = 'disabled');
