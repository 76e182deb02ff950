-- What is in a guest's link is worked out from the server's key and never stored; a new generation ends the old link.
alter table guest drop column code;
alter table guest add column code_generation int not null default 1;
create unique index guest_id_is_unique on guest (org_id, id);
