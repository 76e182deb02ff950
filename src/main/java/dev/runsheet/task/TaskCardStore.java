package dev.runsheet.task;

/// The cards by which search and lists find tasks, as parts of the statements that write the tasks:
/// a card is never behind its task. Each part reads the tasks as they will be from `n`.
final class TaskCardStore {
    /// Longer texts would not fit a `tsvector`.
    private static final String WORDS =
            "to_tsvector('simple', n.title || ' ' || coalesce(left(n.summary, 100000), ''))";

    static final String ADDED =
            """
            insert into task_card (org_id, id, run_id, title, words, member_ids, guest_emails, group_ids, tag_ids,
                                   starter_id, is_oneoff, is_secret, is_hidden, is_archived, created_at, deadline)
            select n.org_id, n.id, n.run_id, lower(n.title),
            """
                    + WORDS
                    + """
                   , n.member_ids, n.guest_emails, n.group_ids, n.tag_ids, n.starter_id, n.is_oneoff, n.is_secret,
                   n.is_hidden, n.archived_at is not null, n.created_at, n.deadline
              from n
            """;

    /// Only those whose tasks change in what a card says; most work does not.
    static final String CHANGED =
            """
            update task_card c
               set run_id = n.run_id, title = lower(n.title), words =
            """
                    + WORDS
                    + """
                   , member_ids = n.member_ids, guest_emails = n.guest_emails, group_ids = n.group_ids,
                   tag_ids = n.tag_ids, is_secret = n.is_secret,
                   is_hidden = n.is_hidden, is_archived = n.archived_at is not null, deadline = n.deadline
              from n
              join task o on o.org_id = :org and o.id = n.id
             where c.org_id = :org and c.id = n.id
               and (o.run_id, o.title, o.summary, o.member_ids, o.guest_emails, o.group_ids, o.tag_ids, o.is_secret,
                    o.is_hidden, o.archived_at, o.deadline)
                   is distinct from
                   (n.run_id, n.title, n.summary, n.member_ids, n.guest_emails, n.group_ids, n.tag_ids, n.is_secret,
                    n.is_hidden, n.archived_at, n.deadline)
            """;

    private TaskCardStore() {}
}
