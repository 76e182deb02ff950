package dev.runsheet.task;

/// The cards and assignments by which search and lists find tasks, as parts of the statements that
/// write the tasks: they are never behind. Each part reads the tasks as they will be from `n`.
final class TaskCardStore {
    /// Longer texts would not fit a `tsvector`.
    private static final String WORDS =
            "to_tsvector('simple', n.title || ' ' || coalesce(left(n.summary, 100000), ''))";

    private static final String IS_UNASSIGNED =
            "cardinality(n.member_ids) + cardinality(n.guest_emails) + cardinality(n.group_ids) = 0";

    private static final String ASSIGNEES =
            "cast(n.member_ids as text[]) || n.guest_emails || cast(n.group_ids as text[])";

    private static final String GIVE =
            """
            insert into task_assignment (org_id, id, assignee, run_id, starter_id, is_oneoff, is_secret, is_hidden,
                                         is_archived, created_at, deadline)
            select distinct n.org_id, n.id, a.assignee, n.run_id, n.starter_id, n.is_oneoff, n.is_secret, n.is_hidden,
                   n.archived_at is not null, n.created_at, n.deadline
            """;

    private static final String TO_EACH = " cross join unnest(" + ASSIGNEES + ") as a (assignee)\n";

    static final String ADDED =
            """
            card as (
                 insert into task_card (org_id, id, run_id, title, words, tag_ids, starter_id, is_oneoff, is_secret,
                                        is_hidden, is_archived, is_unassigned, created_at, deadline, custom_fields,
                                        field_ids)
                 select n.org_id, n.id, n.run_id, lower(n.title),
            """
                    + WORDS
                    + """
                        , n.tag_ids, n.starter_id, n.is_oneoff, n.is_secret, n.is_hidden, n.archived_at is not null,
                    """
                    + IS_UNASSIGNED
                    + """
                        , n.created_at, n.deadline, n.custom_fields,
                        array(select cast(f.field ->> 'id' as uuid)
                                from jsonb_array_elements(n.fields) as f (field))
                   from n
            ), given as (
            """
                    + GIVE
                    + "   from n\n"
                    + TO_EACH
                    + ")\n";

    /// Only those whose tasks change in what a card says; most work does not.
    static final String CHANGED =
            """
            changed as materialized (
                 select o.org_id, n.id, n.run_id, n.title, n.summary, n.member_ids, n.guest_emails, n.group_ids,
                        n.tag_ids, o.starter_id, o.is_oneoff, n.is_secret, n.is_hidden, n.archived_at, o.created_at,
                        n.deadline, n.custom_fields
                   from n
                   join task o on o.org_id = :org and o.id = n.id
                  where (o.run_id, o.title, o.summary, o.member_ids, o.guest_emails, o.group_ids, o.tag_ids, o.is_secret,
                         o.is_hidden, o.archived_at, o.deadline, o.custom_fields)
                        is distinct from
                        (n.run_id, n.title, n.summary, n.member_ids, n.guest_emails, n.group_ids, n.tag_ids, n.is_secret,
                         n.is_hidden, n.archived_at, n.deadline, n.custom_fields)
            ), card as (
                 update task_card c
                    set run_id = n.run_id, title = lower(n.title), words =
            """
                    + WORDS
                    + """
                        , tag_ids = n.tag_ids, is_secret = n.is_secret, is_hidden = n.is_hidden,
                        is_archived = n.archived_at is not null, deadline = n.deadline,
                        custom_fields = n.custom_fields, is_unassigned =
                    """
                    + IS_UNASSIGNED
                    + """
                   from changed n
                  where c.org_id = :org and c.id = n.id
            ), taken as (
                 delete from task_assignment a
                  using changed n
                  where a.org_id = :org and a.id = n.id and a.assignee <> all(
            """
                    + ASSIGNEES
                    + """
            )
            ), given as (
            """
                    + GIVE
                    + "   from changed n\n"
                    + TO_EACH
                    + """
                     on conflict (org_id, id, assignee) do update
                    set run_id = excluded.run_id, is_secret = excluded.is_secret, is_hidden = excluded.is_hidden,
                        is_archived = excluded.is_archived, deadline = excluded.deadline
            )
            """;

    private TaskCardStore() {}
}
