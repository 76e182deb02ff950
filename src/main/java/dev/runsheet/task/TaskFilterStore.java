package dev.runsheet.task;

import dev.runsheet.base.Actor;
import dev.runsheet.people.SightStore;
import dev.runsheet.platform.db.Like;
import dev.runsheet.task.TaskFilter.Status;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a `TaskFilter` asks for, as parts of a statement that calls the task, or what stands for
/// it, `t`.
final class TaskFilterStore {
    /// Where the rows of a list are read. Cards and assignments know all that most filters ask for.
    enum Source {
        TASKS("task"),
        CARDS("task_card"),

        /// One row for each whom a task is given to.
        ASSIGNMENTS("task_assignment");

        private final String table;

        Source(String table) {
            this.table = table;
        }
    }

    /// By the title of the task or the name of its run.
    private static final String NAMED =
            """
            t.id in (select c.id
                       from task_card c
                      where c.org_id = :org and c.title like lower(:pattern)
                      union
                     select c.id
                       from run r
                       join task_card c on c.org_id = r.org_id and c.run_id = r.id
                      where r.org_id = :org and r.name ilike :pattern)
            """;

    /// The same, where no index helps: each one is looked at, once.
    private static final String NAMED_BRIEFLY =
            """
            strpos(lower(t.title), lower(:text)) > 0
            or t.run_id in (select r.id
                              from run r
                             where r.org_id = :org and strpos(lower(r.name), lower(:text)) > 0)
            """;

    /// The same of few tasks: each one is looked at.
    private static final String FEW_NAMED =
            """
            t.title ilike :pattern or exists (select
                                                from run r
                                               where r.org_id = t.org_id and r.id = t.run_id and r.name ilike :pattern)
            """;

    /// By a tag of the task or of its run.
    private static final String TAGGED =
            """
            t.id in (select c.id
                       from tag g
                       join task_card c on c.org_id = g.org_id and c.tag_ids <> '{}' and c.tag_ids @> array[g.id]
                      where g.org_id = :org and (g.id = cast(:tagId as uuid) or lower(g.title) = lower(:tag))
                      union
                     select c.id
                       from tag g
                       join run r on r.org_id = g.org_id and r.tag_ids <> '{}' and r.tag_ids @> array[g.id]
                       join task_card c on c.org_id = r.org_id and c.run_id = r.id
                      where g.org_id = :org and (g.id = cast(:tagId as uuid) or lower(g.title) = lower(:tag)))
            """;

    private static final String IN_A_FOLDER =
            """
            t.run_id in (select r.id
                           from run r
                          where r.org_id = :org and r.folder_ids <> '{}' and r.folder_ids @> array[:folder])
            """;

    private static final String TITLED =
            """
            t.id in (select j.task_id
                       from task_job_title j
                      where j.org_id = :org and j.job_title_id = any(:roles))
            """;

    /// As a text, or as the number or the flag that the text also is.
    private static final String CUSTOM =
            """
            t.id in (select c.id
                       from task_card c
                      where c.org_id = :org and c.custom_fields <> '{}'
                        and (c.custom_fields @> cast(:custom.text as jsonb)
                             or c.custom_fields @> cast(:custom.plain as jsonb)))
            """;

    private static final String UNASSIGNED =
            "cardinality(t.member_ids) + cardinality(t.guest_emails) + cardinality(t.group_ids) = 0";

    private static final String WITHIN = "t.%1$s >= :%2$s.from and t.%1$s < :%2$s.before";

    private TaskFilterStore() {}

    /// Whether it finds its tasks by what few have. Of the others a page is read in its order, and
    /// how many there are is counted apart, in an index.
    static boolean isNarrow(TaskFilter filter) {
        return filter.run() != null
                || filter.assignedTo() != null
                || filter.text() != null
                || filter.owners() != null
                || filter.guests() != null
                || filter.groups() != null
                || filter.roles() != null
                || filter.tag() != null
                || filter.custom() != null
                || filter.folder() != null;
    }

    /// `from` and `where`.
    static String rows(Actor actor, TaskFilter filter) {
        return rowsUnseen(filter) + and(sight(actor, filter));
    }

    /// The same, whoever may see them.
    static String rowsUnseen(TaskFilter filter) {
        return from(filter) + where(filter);
    }

    private static String from(TaskFilter filter) {
        return "  from " + source(filter).table + " t\n where t.org_id = :org\n";
    }

    static String order(TaskFilter filter) {
        var order = filter.order();
        var down = order.isReversed() != order.by().isUsuallyDown() ? " desc" : "";
        var column =
                switch (order.by()) {
                    case CREATED -> "t.created_at" + down;
                    case UPDATED -> "t.last_updated" + down;
                    case TITLE -> "lower(t.title)" + down;
                    case POSITION -> "t.position" + down;
                    case PROBLEM -> "t.open_issues > 0" + down + ", t.created_at" + down;
                    case DEADLINE -> "t.deadline" + down + " nulls last";
                    // Said to an index of completed tasks, it would only be in the way.
                    case COMPLETED ->
                            "t.completed_at"
                                    + down
                                    + (filter.status() == Status.COMPLETED ? "" : " nulls last");
                };
        return " order by " + column + ", t.id" + down + "\n";
    }

    static Source source(TaskFilter filter) {
        boolean isKnown =
                switch (filter.status()) {
                    case EVERY, VISIBLE, HIDDEN -> true;
                    case OPEN, NOT_STARTED, COMPLETED, OVERDUE, DUE_SOON, PROBLEM -> false;
                };
        boolean isOrdered =
                switch (filter.order().by()) {
                    case CREATED, DEADLINE -> true;
                    case TITLE -> GivenStore.people(filter).isEmpty();
                    case COMPLETED, UPDATED, POSITION, PROBLEM -> false;
                };
        boolean isNamedOfFew = filter.text() != null && !GivenStore.people(filter).isEmpty();
        if (!isKnown || !isOrdered || isNamedOfFew || filter.run() != null) {
            return Source.TASKS;
        }
        return GivenStore.people(filter).isEmpty() ? Source.CARDS : Source.ASSIGNMENTS;
    }

    private static String where(TaskFilter filter) {
        var conditions =
                Stream.of(
                        when(filter.run() != null, "t.run_id = :run"),
                        status(filter.status()),
                        archived(filter),
                        named(filter),
                        when(filter.roles() != null, TITLED),
                        when(filter.isUnassigned(), unassigned(filter)),
                        when(filter.isOneOff() != null, "t.is_oneoff = :isOneOff"),
                        when(filter.tag() != null, TAGGED),
                        when(filter.folder() != null, IN_A_FOLDER),
                        when(filter.created() != null, WITHIN.formatted("created_at", "created")),
                        when(filter.deadline() != null, WITHIN.formatted("deadline", "deadline")),
                        when(filter.custom() != null, CUSTOM));
        return Stream.concat(GivenStore.conditions(filter, source(filter)), conditions)
                .map(TaskFilterStore::and)
                .collect(Collectors.joining());
    }

    private static String and(String condition) {
        return condition.isEmpty() ? "" : "and (" + condition + ")\n";
    }

    private static String when(boolean isAsked, String condition) {
        return isAsked ? condition : "";
    }

    /// Whoever asks for what is theirs may see it; the run of a list was looked at before.
    static String sight(Actor actor, TaskFilter filter) {
        if (actor.isAdmin() || isOwn(actor, filter)) {
            return "";
        }
        return filter.run() == null
                ? SightStore.ofManyTasks(actor)
                : SightStore.ofTasksOfASeenRun(actor);
    }

    private static boolean isOwn(Actor actor, TaskFilter filter) {
        var people = filter.assignedTo();
        return people != null
                && people.members().stream()
                        .allMatch(id -> actor.member().filter(id::equals).isPresent())
                && people.guests().stream()
                        .allMatch(each -> actor.guest().filter(each::equals).isPresent())
                && actor.groups().containsAll(people.groups());
    }

    private static String named(TaskFilter filter) {
        if (filter.text() == null) {
            return "";
        }
        if (!GivenStore.people(filter).isEmpty()) {
            return FEW_NAMED;
        }
        return Like.isShort(filter.text()) ? NAMED_BRIEFLY : NAMED;
    }

    private static String unassigned(TaskFilter filter) {
        return switch (source(filter)) {
            case TASKS -> UNASSIGNED;
            case CARDS -> "t.is_unassigned";
            case ASSIGNMENTS -> "false";
        };
    }

    private static String status(Status status) {
        return switch (status) {
            case EVERY -> "";
            case VISIBLE -> "not t.is_hidden";
            case OPEN -> "t.completed_at is null and not t.is_hidden";
            case NOT_STARTED -> "t.completed_at is null and not t.is_hidden and not t.is_touched";
            case COMPLETED -> "t.completed_at is not null";
            case OVERDUE -> "t.completed_at is null and not t.is_hidden and t.deadline < :now";
            case DUE_SOON ->
                    "t.completed_at is null and not t.is_hidden and t.deadline between :now and :soon";
            case HIDDEN -> "t.is_hidden";
            case PROBLEM -> "t.open_issues > 0";
        };
    }

    private static String archived(TaskFilter filter) {
        boolean isTask = source(filter) == Source.TASKS;
        var isArchived = isTask ? "t.archived_at is not null" : "t.is_archived";
        var isNot = isTask ? "t.archived_at is null" : "not t.is_archived";
        return switch (filter.archived()) {
            case WITHOUT -> isNot;
            case WITH -> "";
            case ONLY -> isArchived;
        };
    }
}
