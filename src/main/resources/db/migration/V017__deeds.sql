-- Who did how much.
create index task_completed_by on task (org_id, completed_by) where completed_by is not null;
create index run_by_starter on run (org_id, started_by);
