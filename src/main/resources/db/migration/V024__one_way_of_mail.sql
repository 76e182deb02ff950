-- The letters to the visitors of public kick-off forms are letters like all others.
drop index kickoff_visit_due;
alter table kickoff_visit drop column due_at;
alter table kickoff_visit drop column attempts;
create index letter_by_moment on letter (org_id, at);
