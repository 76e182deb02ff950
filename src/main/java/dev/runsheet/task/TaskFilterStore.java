package dev.runsheet.task;

import dev.runsheet.base.Actor;
import dev.runsheet.people.SightStore;
import dev.runsheet.task.TaskFilter.Archived;
import dev.runsheet.task.TaskFilter.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a `TaskFilter` asks for, as parts of a statement that calls the task, or its card, `t`.
final class TaskFilterStore {
    private static final String TASKS =
            """
              from task t
             where t.org_id = :org
            """;

    private static final String CARDS =
            """
              from task_card t
             where t.org_id = :org
            """;

    /// By the title of the task or the name of its run.
    private static final String NAMED =
            """
            t.id in (select c.id
                       from task_card c
                      where c.org_id = :org and c.title like (select lower(:pattern))
                      union
                     select c.id
                       from run r
                       join task_card c on c.org_id = r.org_id and c.run_id = r.id
                      where r.org_id = :org and r.name ilike :pattern)
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

    private static final String OF_CARDS =
            """
            t.id in (select c.id
                       from task_card c
                      where c.org_id = :org and
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
                || filter.folder() != null;
    }

    /// `from` and `where`.
    static String rows(Actor actor, TaskFilter filter) {
        return (isOnCards(filter) ? CARDS : TASKS) + where(actor, filter);
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

    private static boolean isOnCards(TaskFilter filter) {
        boolean isKnown =
                switch (filter.status()) {
                    case EVERY, VISIBLE, HIDDEN -> true;
                    case OPEN, NOT_STARTED, COMPLETED, OVERDUE, DUE_SOON, PROBLEM -> false;
                };
        boolean isOrdered =
                switch (filter.order().by()) {
                    case CREATED, DEADLINE, TITLE -> true;
                    case COMPLETED, UPDATED, POSITION, PROBLEM -> false;
                };
        return isKnown && isOrdered && !isNarrow(filter);
    }

    private static String where(Actor actor, TaskFilter filter) {
        return Stream.of(
                        sight(actor, filter),
                        when(filter.run() != null, "t.run_id = :run"),
                        assigned(filter),
                        status(filter.status()),
                        archived(filter),
                        when(filter.text() != null, NAMED),
                        given(filter, filter.owners() != null, "member_ids && :owners"),
                        given(filter, filter.guests() != null, "guest_emails && :guests"),
                        given(filter, filter.groups() != null, "group_ids && :groups"),
                        when(filter.roles() != null, TITLED),
                        when(filter.isUnassigned(), UNASSIGNED),
                        when(filter.isOneOff() != null, "t.is_oneoff = :isOneOff"),
                        when(filter.tag() != null, TAGGED),
                        when(filter.folder() != null, IN_A_FOLDER),
                        when(filter.created() != null, WITHIN.formatted("created_at", "created")),
                        when(filter.deadline() != null, WITHIN.formatted("deadline", "deadline")),
                        when(filter.isOfNone(), "false"))
                .filter(condition -> !condition.isEmpty())
                .map(condition -> "and (" + condition + ")\n")
                .collect(Collectors.joining());
    }

    private static String when(boolean isAsked, String condition) {
        return isAsked ? condition : "";
    }

    /// Whoever asks for what is theirs may see it; the run of a list was looked at before.
    private static String sight(Actor actor, TaskFilter filter) {
        if (isOwn(actor, filter)) {
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

    /// Only the arms that can find something, so that each one has its index.
    private static String assigned(TaskFilter filter) {
        var people = filter.assignedTo();
        if (people == null) {
            return "";
        }
        var arms = new ArrayList<String>();
        if (!people.members().isEmpty()) {
            arms.add("member_ids && :assignedTo.members");
        }
        if (!people.guests().isEmpty()) {
            arms.add("guest_emails && :assignedTo.guests");
        }
        if (!people.groups().isEmpty()) {
            arms.add("group_ids && :assignedTo.groups");
        }
        return arms.isEmpty() ? "false" : given(filter, arms);
    }

    private static String given(TaskFilter filter, boolean isAsked, String condition) {
        return isAsked ? given(filter, List.of(condition)) : "";
    }

    /// Open tasks have indexes of those whom they are given to; all others are found by their
    /// cards.
    private static String given(TaskFilter filter, List<String> arms) {
        return isOpen(filter) ? either("t.", arms) : OF_CARDS + "(" + either("c.", arms) + "))";
    }

    private static String either(String alias, List<String> arms) {
        return arms.stream().map(arm -> alias + arm).collect(Collectors.joining(" or "));
    }

    private static boolean isOpen(TaskFilter filter) {
        return filter.archived() == Archived.WITHOUT
                && switch (filter.status()) {
                    case OPEN, NOT_STARTED, OVERDUE, DUE_SOON -> true;
                    case EVERY, VISIBLE, COMPLETED, HIDDEN, PROBLEM -> false;
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
        var isArchived = isOnCards(filter) ? "t.is_archived" : "t.archived_at is not null";
        var isNot = isOnCards(filter) ? "not t.is_archived" : "t.archived_at is null";
        return switch (filter.archived()) {
            case WITHOUT -> isNot;
            case WITH -> "";
            case ONLY -> isArchived;
        };
    }
}
