-- How the lists of tasks are paged and counted: in indexes alone, which hold all that most filters ask for.
create index task_card_newest on task_card (org_id, created_at, id)
    include (run_id, is_secret, is_oneoff, starter_id) where not is_hidden and not is_archived;
create index task_card_by_deadline on task_card (org_id, deadline, id)
    include (created_at, run_id, is_secret, is_oneoff, starter_id) where not is_hidden and not is_archived;
create index task_card_put_away on task_card (org_id, created_at, id)
    include (is_hidden, is_archived, run_id, is_secret, is_oneoff, starter_id) where is_hidden or is_archived;
create index task_card_of_run on task_card (org_id, run_id, id);
create index task_card_unassigned on task_card (org_id, created_at, id)
    where cardinality(member_ids) + cardinality(guest_emails) + cardinality(group_ids) = 0;

drop index task_open_by_deadline;
create index task_open_by_deadline on task (org_id, deadline, id)
    include (created_at, run_id, is_secret, is_oneoff, starter_id, is_touched)
    where completed_at is null and not is_hidden and archived_at is null;
drop index task_completed;
create index task_completed on task (org_id, completed_at, id)
    include (created_at, run_id, is_secret, is_oneoff, starter_id, deadline)
    where completed_at is not null and archived_at is null;

drop index run_live;
create index run_newest on run (org_id, created_at, id) where archived_at is null;
create index run_archived on run (org_id, created_at, id) where archived_at is not null;
create index run_in_order_of_names on run (org_id, lower(name), id) where archived_at is null;
create index run_by_folder on run using gin (folder_ids) with (fastupdate = off) where folder_ids <> '{}';
