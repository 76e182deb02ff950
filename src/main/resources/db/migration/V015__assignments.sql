-- One row for each whom a task is given to, a member by their number, a guest by their address, a group by its id, and
-- beside it what the card of the task says. What somebody has, and in which runs, is read in its index alone.
create table task_assignment (
    org_id      uuid        not null,
    id          uuid        not null,
    assignee    text        not null,
    run_id      uuid,
    starter_id  bigint,
    is_oneoff   boolean     not null,
    is_secret   boolean     not null,
    is_hidden   boolean     not null,
    is_archived boolean     not null,
    created_at  timestamptz not null,
    deadline    timestamptz,
    primary key (org_id, id, assignee),
    foreign key (org_id, id) references task on delete cascade
);
insert into task_assignment (org_id, id, assignee, run_id, starter_id, is_oneoff, is_secret, is_hidden, is_archived,
                             created_at, deadline)
select distinct c.org_id, c.id, a.assignee, c.run_id, c.starter_id, c.is_oneoff, c.is_secret, c.is_hidden, c.is_archived,
       c.created_at, c.deadline
  from task_card c
 cross join unnest(cast(c.member_ids as text[]) || c.guest_emails || cast(c.group_ids as text[])) as a (assignee);
create index task_assignment_by_assignee on task_assignment (org_id, assignee, created_at, id)
    include (run_id, starter_id, is_oneoff, is_secret, is_hidden, is_archived, deadline);

-- So a card need not say whom its task is given to, but that it is given to nobody.
alter table task_card add column is_unassigned boolean not null default false;
update task_card
   set is_unassigned = true
 where cardinality(member_ids) + cardinality(guest_emails) + cardinality(group_ids) = 0;
drop index task_card_unassigned;
create index task_card_unassigned on task_card (org_id, created_at, id) where is_unassigned;
alter table task_card
    alter column is_unassigned drop default,
    drop column member_ids,
    drop column guest_emails,
    drop column group_ids;
