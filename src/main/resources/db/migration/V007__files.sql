-- What is known of a file besides its bytes, which are kept elsewhere under the same id. Where it was
-- uploaded to stays written down when that is long gone.
create table file (
    org_id            uuid        not null references organization on delete cascade,
    id                uuid        not null,
    filename          text        not null,
    version           int         not null,
    type              text        not null,
    size              bigint      not null,
    sha256            bytea       not null,
    uploaded_from     text        not null,
    template_id       uuid,
    run_id            uuid,
    task_id           uuid,
    step_id           uuid,
    system            text,
    is_in_bucket      boolean     not null,
    uploaded_by       bigint,
    uploaded_by_guest text,
    uploaded_at       timestamptz not null,
    archived_at       timestamptz,
    primary key (org_id, id),
    constraint file_has_one_subject check ((template_id is not null and run_id is null and task_id is null) or (template_id is null and coalesce(run_id, task_id) is not null)),
    constraint file_has_a_size check (size >= 0),
    constraint file_has_a_version check (version > 0)
);
create index file_by_template on file (org_id, template_id) where template_id is not null;
create index file_by_run on file (org_id, run_id) where run_id is not null;
create index file_by_task on file (org_id, task_id) where task_id is not null;

-- Where a file is: where it was uploaded to, and each form that it is an answer in (`is_attached`). Whoever
-- may see one of them may read the file.
create table file_place (
    org_id      uuid    not null,
    file_id     uuid    not null,
    place_id    uuid    not null,
    template_id uuid,
    run_id      uuid,
    task_id     uuid,
    is_attached boolean not null,
    primary key (org_id, file_id, place_id),
    foreign key (org_id, file_id) references file on delete cascade,
    foreign key (org_id, template_id) references template on delete cascade,
    foreign key (org_id, run_id) references run on delete cascade,
    foreign key (org_id, task_id) references task on delete cascade,
    constraint file_place_is_one check (num_nonnulls(template_id, run_id, task_id) = 1)
);
create index file_place_by_template on file_place (org_id, template_id) where template_id is not null;
create index file_place_by_run on file_place (org_id, run_id) where run_id is not null;
create index file_place_by_task on file_place (org_id, task_id) where task_id is not null;
