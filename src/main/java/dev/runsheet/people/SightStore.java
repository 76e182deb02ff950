package dev.runsheet.people;

import dev.runsheet.base.Actor;

/// What an actor may see, as conditions of statements that call the task `t`, its run `r` and the
/// template of the run `p`, and bind a `Viewer` as `viewer`. Nothing else says who may read a run
/// or a template in a list.
public final class SightStore {
    private static final String GIVEN_TO_A_MEMBER =
            "(%1$s.member_ids @> array[cast(:viewer.me as bigint)] or %1$s.group_ids && :viewer.groups)";

    private static final String GIVEN_TO_A_GUEST =
            "(%1$s.guest_emails @> array[cast(:viewer.guest as text)] or %1$s.group_ids && :viewer.groups)";

    /// Owner, starter and people of the run, and who was mentioned in a comment on it.
    private static final String IS_NAMED =
            """
            r.owner_id = :viewer.me or r.started_by = :viewer.me
            or r.member_ids @> array[cast(:viewer.me as bigint)] or r.group_ids && :viewer.groups
            or r.mentioned_ids @> array[cast(:viewer.me as bigint)]
            """;

    /// Whom the template names to read all of its runs.
    private static final String IS_READER =
            "p.process_read_members @> array[cast(:viewer.me as bigint)] or p.process_read_groups && :viewer.groups";

    /// Everyone who has a task in the run as well.
    private static final String MEMBER_TAKES_PART =
            IS_NAMED + " or " + IS_READER + " or " + hasATask(GIVEN_TO_A_MEMBER);

    /// Whom a task can be given to that is this viewer.
    private static final String IS_THEIRS =
            """
            o.assignee = any(array[cast(:viewer.me as text), cast(:viewer.guest as text)] || cast(:viewer.groups as text[]))
            """;

    /// What is theirs, where many tasks are looked at.
    private static final String OWN_TASKS =
            """
            select o.id
              from task_assignment o
             where o.org_id = :org and
            """
                    + IS_THEIRS;

    /// Where something is theirs, where many runs are looked at.
    public static final String RUNS_WITH_A_TASK =
            """
            select o.run_id
              from task_assignment o
             where o.org_id = :org and o.run_id is not null and
            """
                    + IS_THEIRS;

    /// The runs that the member may not see, where many are asked about at once.
    private static final String UNSEEN_RUNS =
            """
            select r.id
              from run r
             where r.org_id = :org
               and r.template_id = any(array(select p.id
                                               from template p
                                              where p.org_id = :org and not p.process_read_all
                                                and not (
            """
                    + IS_READER
                    + ")))\nand not ("
                    + IS_NAMED
                    + ") and r.id not in ("
                    + RUNS_WITH_A_TASK
                    + ")";

    private static final String GUEST_TAKES_PART = hasATask(GIVEN_TO_A_GUEST);

    /// Of a public run whoever has a task in it sees the others, but for the secret ones.
    private static final String OF_A_PUBLIC_RUN =
            " or not t.is_secret and r.is_public and " + GUEST_TAKES_PART;

    private static final String OF_PUBLIC_RUNS =
            """
             or not t.is_secret and t.run_id in (select r.id
                                                   from run r
                                                  where r.org_id = :org and r.is_public and r.id in (
            """
                    + RUNS_WITH_A_TASK
                    + "))";

    private static final String MENTIONED =
            "%1$s.mentioned_ids @> array[cast(:viewer.me as bigint)]";

    private static final String GUEST_MENTIONED =
            "%1$s.mentioned_guests @> array[cast(:viewer.guest as text)]";

    private static final String SEES_THE_TEMPLATE =
            """
            (p.seen_by_all or p.owner_id = :viewer.me or p.seen_by_members @> array[cast(:viewer.me as bigint)]
             or p.seen_by_groups && :viewer.groups)
            """;

    private static final String IN_A_PLACE =
            """
            exists (select
                      from file_place h
                      left join task t on t.org_id = h.org_id and t.id = h.task_id
                      left join run r on r.org_id = h.org_id and r.id = coalesce(t.run_id, h.run_id)
                      left join template p on p.org_id = h.org_id and p.id = coalesce(h.template_id, r.template_id)
                     where h.org_id = f.org_id and h.file_id = f.id
                       and case when t.id is not null then
            """;

    private SightStore() {}

    /// The task is theirs to do.
    public static String ofOwnTasks(Actor actor) {
        return (actor.isGuest() ? GIVEN_TO_A_GUEST : GIVEN_TO_A_MEMBER).formatted("t");
    }

    /// Secret tasks are for those who do them; what stands alone is seen by every member but a
    /// light one, who sees only what is theirs. Whoever is mentioned in a comment on a task sees
    /// it.
    public static String ofTasks(Actor actor) {
        if (actor.isAdmin()) {
            return "true";
        }
        if (actor.isGuest()) {
            return ofOwnTasks(actor) + " or " + GUEST_MENTIONED.formatted("t") + OF_A_PUBLIC_RUN;
        }
        return ofOwnTasks(actor)
                + " or "
                + MENTIONED.formatted("t")
                + " or not t.is_secret and case when t.run_id is null then "
                + alone(actor)
                + " else "
                + ofRuns(actor)
                + " end";
    }

    /// As `ofTasks`, of the tasks of a run that the actor is known to see.
    public static String ofTasksOfASeenRun(Actor actor) {
        if (actor.isAdmin()) {
            return "true";
        }
        return actor.isGuest()
                ? ofManyTasks(actor)
                : "not t.is_secret or " + ofOwnTasks(actor) + " or " + MENTIONED.formatted("t");
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

    /// As `ofTasks`, where many are looked at: what is not seen is found once for all of them, and
    /// neither the run nor its template is needed. `t` may be the card of the task, or an
    /// assignment.
    public static String ofManyTasks(Actor actor) {
        if (actor.isAdmin()) {
            return "true";
        }
        if (actor.isGuest()) {
            return ofManyOwnTasks()
                    + " or t.id in ("
                    + mentioning("o.mentioned_guests <> '{}' and " + GUEST_MENTIONED.formatted("o"))
                    + ")"
                    + OF_PUBLIC_RUNS;
        }
        return "not t.is_secret and case when t.run_id is null then "
                + alone(actor)
                + " else t.run_id not in ("
                + UNSEEN_RUNS
                + ") end or "
                + ofManyOwnTasks()
                + " or t.id in ("
                + mentioning("o.mentioned_ids <> '{}' and " + MENTIONED.formatted("o"))
                + ")";
    }

    /// As `ofOwnTasks`, where many are looked at.
    public static String ofManyOwnTasks() {
        return "t.id in (" + OWN_TASKS + ")";
    }

    /// As `ofRuns`, where many are looked at, and without their templates.
    public static String ofManyRuns(Actor actor) {
        if (actor.isAdmin()) {
            return "true";
        }
        return actor.isGuest()
                ? "r.id in (" + RUNS_WITH_A_TASK + ")"
                : "r.id not in (" + UNSEEN_RUNS + ")";
    }

    /// Templates are for whoever has any right on them; a guest has none.
    public static String ofTemplates(Actor actor) {
        if (actor.isAdmin()) {
            return "true";
        }
        return actor.isGuest() ? "false" : SEES_THE_TEMPLATE;
    }

    /// Runs that the actor takes part in, whatever everybody may read.
    public static String ofOwnRuns(Actor actor) {
        return "(" + (actor.isGuest() ? GUEST_TAKES_PART : MEMBER_TAKES_PART) + ")";
    }

    /// Files are for those who may see one of the places where they are; calls the file `f`.
    public static String ofFiles(Actor actor) {
        return actor.isAdmin()
                ? "true"
                : IN_A_PLACE
                        + "("
                        + ofTasks(actor)
                        + ")\n when r.id is not null then ("
                        + ofRuns(actor)
                        + ")\n when p.id is not null then ("
                        + ofTemplates(actor)
                        + ") end)";
    }

    private static String alone(Actor actor) {
        return actor.isLight() ? "t.starter_id = :viewer.me" : "true";
    }

    /// Tasks with a comment that mentions somebody.
    private static String mentioning(String whom) {
        return """
               select o.id
                 from task o
                where o.org_id = :org and
               """
                + whom;
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
