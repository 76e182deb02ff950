-- When people were last reminded of a task by hand.
create table reminder (
    org_id  uuid        not null,
    task_id uuid        not null,
    at      timestamptz not null,
    primary key (org_id, task_id),
    foreign key (org_id, task_id) references task on delete cascade
);
