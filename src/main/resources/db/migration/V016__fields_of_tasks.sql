-- A question is answered by its id alone: the cards know who asks it.
alter table task_card add column field_ids uuid[] not null default '{}';

update task_card c
   set field_ids = array(select cast(f.field ->> 'id' as uuid)
                           from jsonb_array_elements(t.fields) as f (field))
  from task t
 where t.org_id = c.org_id and t.id = c.id and t.fields <> '[]';

create index task_card_by_field on task_card using gin (field_ids) with (fastupdate = off) where field_ids <> '{}';
