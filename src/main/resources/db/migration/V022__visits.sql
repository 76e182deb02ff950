-- Strangers who want to submit a public kick-off form and have to show that an address is theirs. What they show is worked
-- out from the server's key and is not here.
create table kickoff_visit (
    org_id      uuid        not null,
    id          uuid        not null,
    template_id uuid        not null,
    email       text        not null,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    due_at      timestamptz,
    attempts    int         not null default 0,
    used_at     timestamptz,
    run_id      uuid,
    primary key (org_id, id),
    foreign key (org_id, template_id) references template on delete cascade,
    constraint visit_is_used_for_a_run check (run_id is null or used_at is not null)
);
create index kickoff_visit_by_creation on kickoff_visit (org_id, created_at);
create index kickoff_visit_due on kickoff_visit (org_id, due_at) where due_at is not null;
create index kickoff_visit_by_template on kickoff_visit (org_id, template_id);
