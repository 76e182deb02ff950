package dev.runsheet.people;

import dev.runsheet.base.Actor;

/// What an actor may see, as conditions of statements that call the task `t`, its run `r` and the
/// template of the run `p`, and bind a `Viewer` as `viewer`. Nothing else says who may read a run.
public final class SightStore {
    private static final String GIVEN_TO_A_MEMBER =
            "(%1$s.member_ids @> array[cast(:viewer.me as bigint)] or %1$s.group_ids && :viewer.groups)";

    private static final String GIVEN_TO_A_GUEST =
            "(%1$s.guest_emails @> array[cast(:viewer.guest as text)] or %1$s.group_ids && :viewer.groups)";

    /// Owner, starter and people of the run, whom its template names to read all of its runs, and
    /// everyone who has a task in it.
    private static final String MEMBER_TAKES_PART =
            """
            r.owner_id = :viewer.me or r.started_by = :viewer.me
            or r.member_ids @> array[cast(:viewer.me as bigint)] or r.group_ids && :viewer.groups
            or p.process_read_members @> array[cast(:viewer.me as bigint)] or p.process_read_groups && :viewer.groups
            or
            """
                    + hasATask(GIVEN_TO_A_MEMBER);

    private static final String GUEST_TAKES_PART = hasATask(GIVEN_TO_A_GUEST);

    private SightStore() {}

    /// The task is theirs to do.
    public static String ofOwnTasks(Actor actor) {
        return (actor.isGuest() ? GIVEN_TO_A_GUEST : GIVEN_TO_A_MEMBER).formatted("t");
    }

    /// Secret tasks are for those who do them; what stands alone is seen by every member but a
    /// light one, who sees only what is theirs.
    public static String ofTasks(Actor actor) {
        if (actor.isAdmin()) {
            return "true";
        }
        if (actor.isGuest()) {
            return ofOwnTasks(actor);
        }
        var alone = actor.isLight() ? "t.starter_id = :viewer.me" : "true";
        return ofOwnTasks(actor)
                + " or not t.is_secret and case when t.run_id is null then "
                + alone
                + " else "
                + ofRuns(actor)
                + " end";
    }

    /// Runs are for those who take part in them. A run without template is every member's, as are
    /// those of a template that lets everybody read its runs; a guest needs a part even in a public
    /// one.
    public static String ofRuns(Actor actor) {
        if (actor.isAdmin()) {
            return "true";
        }
        return actor.isGuest()
                ? GUEST_TAKES_PART
                : "(p.id is null or p.process_read_all or " + MEMBER_TAKES_PART + ")";
    }

    /// Runs that the actor takes part in, whatever everybody may read.
    public static String ofOwnRuns(Actor actor) {
        return "(" + (actor.isGuest() ? GUEST_TAKES_PART : MEMBER_TAKES_PART) + ")";
    }

    private static String hasATask(String given) {
        return """
               exists (select
                         from task o
                        where o.org_id = r.org_id and o.run_id = r.id
                          and
               """
                + given.formatted("o")
                + ")";
    }
}
