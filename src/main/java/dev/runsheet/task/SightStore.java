package dev.runsheet.task;

import dev.runsheet.base.Actor;

/// What an actor may see, as conditions of statements that call the task `t`, its run `r` and the
/// template of the run `p`, and bind a `Viewer` as `viewer`.
public final class SightStore {
    private static final String ASSIGNED_TO_A_MEMBER =
            "(t.member_ids @> array[cast(:viewer.me as bigint)] or t.group_ids && :viewer.groups)";

    private static final String ASSIGNED_TO_A_GUEST =
            "(t.guest_emails @> array[cast(:viewer.guest as text)] or t.group_ids && :viewer.groups)";

    /// Runs are for their owner, starter and people, for those whom the template lets read all of
    /// its runs, and for everyone who has a task in them. A run without template is everybody's.
    private static final String READABLE =
            """
            (p.id is null or p.process_read_all
             or p.process_read_members @> array[cast(:viewer.me as bigint)] or p.process_read_groups && :viewer.groups
             or r.owner_id = :viewer.me or r.started_by = :viewer.me
             or r.member_ids @> array[cast(:viewer.me as bigint)] or r.group_ids && :viewer.groups
             or exists (select
                          from task o
                         where o.org_id = r.org_id and o.run_id = r.id
                           and (o.member_ids @> array[cast(:viewer.me as bigint)] or o.group_ids && :viewer.groups)))
            """;

    private static final String READABLE_BY_A_GUEST =
            """
            exists (select
                      from task o
                     where o.org_id = r.org_id and o.run_id = r.id
                       and (o.guest_emails @> array[cast(:viewer.guest as text)] or o.group_ids && :viewer.groups))
            """;

    private SightStore() {}

    /// Secret tasks are for those who do them; what stands alone is seen by every member but a
    /// light one, who sees only what is theirs.
    public static String ofTasks(Actor actor) {
        if (actor.isAdmin()) {
            return "true";
        }
        if (actor.isGuest()) {
            return ASSIGNED_TO_A_GUEST;
        }
        var alone = actor.isLight() ? "t.starter_id = :viewer.me" : "true";
        return ASSIGNED_TO_A_MEMBER
                + " or not t.is_secret and case when t.run_id is null then "
                + alone
                + " else "
                + READABLE
                + " end";
    }

    public static String ofRuns(Actor actor) {
        if (actor.isAdmin()) {
            return "true";
        }
        return actor.isGuest() ? READABLE_BY_A_GUEST : READABLE;
    }
}
