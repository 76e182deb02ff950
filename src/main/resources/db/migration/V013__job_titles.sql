-- What people are in a team: steps are given to job titles, which a launch fills with people.
create table job_title (
    org_id       uuid        not null references organization on delete cascade,
    id           uuid        not null,
    name         text        not null,
    permissions  text[]      not null default '{}',
    created_at   timestamptz not null,
    last_updated timestamptz not null,
    primary key (org_id, id)
);
create unique index job_title_name_is_unique on job_title (org_id, lower(name));

-- The job titles that the step of a task was given to.
create table task_job_title (
    org_id       uuid not null,
    job_title_id uuid not null,
    task_id      uuid not null,
    primary key (org_id, job_title_id, task_id),
    foreign key (org_id, job_title_id) references job_title on delete cascade,
    foreign key (org_id, task_id) references task on delete cascade
);
create index task_job_title_of_task on task_job_title (org_id, task_id);
