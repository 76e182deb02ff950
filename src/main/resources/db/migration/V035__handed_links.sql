-- Links that an administrator handed over, and accounts whose password came by one: whoever has it has not shown that
-- they read the mail of the address.
alter table mailed_link add column is_handed boolean not null default false;
alter table account add column is_handed boolean not null default false;
