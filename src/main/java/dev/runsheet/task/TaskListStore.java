package dev.runsheet.task;

import dev.runsheet.base.Actor;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Owners;
import dev.runsheet.base.Page;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Slice;
import dev.runsheet.base.TaskId;
import dev.runsheet.people.SightStore;
import dev.runsheet.people.Viewer;
import dev.runsheet.platform.db.Row;
import dev.runsheet.task.TaskFilter.Archived;
import dev.runsheet.task.TaskFilter.Order;
import dev.runsheet.task.TaskFilter.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Lists of tasks with filters, and single tasks as somebody sees them.
public final class TaskListStore {
    /// A page of a list, and how many of the whole list are overdue or due soon.
    public record Found(Slice<TaskLine> lines, long overdue, long dueSoon) {}

    /// A task, and whether whoever asked may see it.
    public record Seen(TaskLine line, boolean isVisible) {}

    /// Columns that are large and that most lists do not show.
    public enum Large {
        SUMMARY,
        FORM
    }

    private static final String FOUND =
            """
            with found as materialized (
                 select t.id, t.created_at, t.completed_at, t.deadline, t.position,
                        t.completed_at is null and not t.is_hidden as is_open, t.open_issues > 0 as has_issue
                   from task t
                   left join run r on r.org_id = t.org_id and r.id = t.run_id
                   left join template p on p.org_id = r.org_id and p.id = r.template_id
                  where t.org_id = :org
            """;

    private static final String COUNTED =
            """
            ), counted as (
                 select count(*) as total,
                        count(*) filter (where f.is_open and f.deadline < :now) as overdue,
                        count(*) filter (where f.is_open and f.deadline between :now and :soon) as due_soon
                   from found f
            ), page as (
                 select f.*
                   from found f
            """;

    /// Only what a row shows is read: the counts come along even when the page is empty.
    private static final String COLUMNS =
            """
            t.org_id, t.id, t.number, t.run_id, t.step_id, t.template_id, t.is_oneoff, t.kind, t.original_title,
            t.title, t.alias, t.position, t.template_position, t.stage_id, t.member_ids, t.guest_emails,
            t.group_ids, t.tag_ids, t.policy, t.answers, t.webhook, t.has_dependents, t.started_at, t.deadline,
            t.is_deadline_fixed, t.is_touched, t.is_hidden, t.is_hidden_by_hand, t.done_by, t.completed_at,
            t.completed_by, t.completed_by_guest, t.is_approved, t.reopened_at, t.open_issues, t.mentioned_ids,
            t.mentioned_guests, t.starter_id, t.created_at, t.last_updated, t.archived_at, t.is_archived_by_run,
            t.revision,
            """;

    /// As `Run.status` says it.
    private static final String RUN_STATUS =
            """
            case when r.archived_at is not null then 'archived'
                 when r.open_issues > 0 then 'issue'
                 when r.tasks_troubled > 0 then 'problem'
                 when r.completed_at is not null then 'complete'
                 when r.id is not null then 'active'
            end as run_status
            """;

    private static final String WITHIN = "t.%1$s >= :%2$s.from and t.%1$s < :%2$s.before";

    private static final String TAGGED =
            """
            exists (select
                      from tag g
                     where g.org_id = :org and (g.id = cast(:tagId as uuid) or lower(g.title) = lower(:tag))
                       and (t.tag_ids @> array[g.id] or r.tag_ids @> array[g.id]))
            """;

    private TaskListStore() {}

    public static Found list(
            Handle tx,
            Actor actor,
            TaskFilter filter,
            Collection<Large> large,
            Page page,
            Instant now) {
        var order = order(filter.order());
        var rows =
                tx.createQuery(
                                FOUND
                                        + where(actor, filter)
                                        + COUNTED
                                        + order
                                        + """
                                          limit :limit offset :offset
                                        )
                                        select c.total, c.overdue, c.due_soon,
                                        """
                                        + COLUMNS
                                        + large(large)
                                        + RUN_STATUS
                                        + """
                                          from counted c
                                          left join (page f
                                                     join task t on t.org_id = :org and t.id = f.id
                                                     left join run r on r.org_id = t.org_id and r.id = t.run_id)
                                            on true
                                        """
                                        + order)
                        .bind("org", actor.org())
                        .bind("now", now)
                        .bind("soon", now.plus(TaskFilter.SOON))
                        .bind("limit", page.limit())
                        .bind("offset", page.offset())
                        .bindMethods(filter)
                        .bindMethods("viewer", Viewer.of(actor))
                        .map(Row.of(TaskListStore::counted))
                        .list();
        var first = rows.getFirst();
        var lines = rows.stream().flatMap(row -> row.line().stream()).toList();
        return new Found(new Slice<>(lines, first.total()), first.overdue(), first.dueSoon());
    }

    /// How much of what these people have to do is overdue and due soon, without any rows.
    public static Found toDo(Handle tx, Actor actor, Owners people, Instant now) {
        return list(tx, actor, TaskFilter.toDo(people), List.of(), new Page(1, 0, false), now);
    }

    public static Optional<Seen> find(Handle tx, Actor actor, TaskId id) {
        return tx.createQuery(
                        "select t.*, coalesce("
                                + SightStore.ofTasks(actor)
                                + ", false) as is_visible,\n"
                                + RUN_STATUS
                                + """
                                  from task t
                                  left join run r on r.org_id = t.org_id and r.id = t.run_id
                                  left join template p on p.org_id = r.org_id and p.id = r.template_id
                                 where t.org_id = :org and t.id = :id
                                """)
                .bind("org", actor.org())
                .bind("id", id)
                .bindMethods("viewer", Viewer.of(actor))
                .map(Row.of(row -> new Seen(line(row), row.flag("is_visible"))))
                .findOne();
    }

    /// These tasks, in no order; whether they may be seen is not asked.
    public static List<TaskLine> these(Handle tx, OrgId org, Collection<TaskId> ids) {
        return tx.createQuery(
                        "select "
                                + COLUMNS
                                + large(List.of())
                                + RUN_STATUS
                                + """
                                  from task t
                                  left join run r on r.org_id = t.org_id and r.id = t.run_id
                                 where t.org_id = :org and t.id = any(:ids)
                                """)
                .bind("org", org)
                .bindArray("ids", TaskId.class, List.copyOf(ids))
                .map(Row.of(TaskListStore::line))
                .list();
    }

    /// All tasks of these runs, hidden and archived ones too, by position.
    public static List<Task> ofRuns(
            Handle tx, OrgId org, Collection<RunId> runs, Collection<Large> large) {
        return tx.createQuery(
                        "select "
                                + COLUMNS
                                + large(large)
                                + """
                                       null as run_status
                                  from task t
                                 where t.org_id = :org and t.run_id = any(:runs)
                                 order by t.position, t.id
                                """)
                .bind("org", org)
                .bindArray("runs", RunId.class, List.copyOf(runs))
                .map(Row.of(TaskStore::task))
                .list();
    }

    private static String where(Actor actor, TaskFilter filter) {
        return Stream.of(
                        when(!isOwn(actor, filter), SightStore.ofTasks(actor)),
                        when(filter.run() != null, "t.run_id = :run"),
                        assigned(filter.assignedTo()),
                        status(filter.status()),
                        archived(filter.archived()),
                        when(
                                filter.text() != null,
                                "t.title ilike :pattern or r.name ilike :pattern"),
                        when(filter.owners() != null, "t.member_ids && :owners"),
                        when(filter.guests() != null, "t.guest_emails && :guests"),
                        when(filter.groups() != null, "t.group_ids && :groups"),
                        when(
                                filter.isUnassigned(),
                                "cardinality(t.member_ids) + cardinality(t.guest_emails) + cardinality(t.group_ids) = 0"),
                        when(filter.isOneOff() != null, "t.is_oneoff = :isOneOff"),
                        when(filter.tag() != null, TAGGED),
                        when(filter.folder() != null, "r.folder_ids @> array[:folder]"),
                        when(filter.created() != null, WITHIN.formatted("created_at", "created")),
                        when(filter.deadline() != null, WITHIN.formatted("deadline", "deadline")))
                .filter(condition -> !condition.isEmpty())
                .map(condition -> "and (" + condition + ")\n")
                .collect(Collectors.joining());
    }

    private static String when(boolean isAsked, String condition) {
        return isAsked ? condition : "";
    }

    /// Whoever asks for what is theirs may see it.
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
    private static String assigned(Owners people) {
        if (people == null) {
            return "";
        }
        var arms = new ArrayList<String>();
        if (!people.members().isEmpty()) {
            arms.add("t.member_ids && :assignedTo.members");
        }
        if (!people.guests().isEmpty()) {
            arms.add("t.guest_emails && :assignedTo.guests");
        }
        if (!people.groups().isEmpty()) {
            arms.add("t.group_ids && :assignedTo.groups");
        }
        return arms.isEmpty() ? "false" : String.join(" or ", arms);
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

    private static String archived(Archived archived) {
        return switch (archived) {
            case WITHOUT -> "t.archived_at is null";
            case WITH -> "";
            case ONLY -> "t.archived_at is not null";
        };
    }

    private static String order(Order order) {
        boolean isDown = order.isReversed() != isUsuallyDown(order.by());
        var down = isDown ? " desc" : "";
        var column =
                switch (order.by()) {
                    case CREATED -> "f.created_at";
                    case COMPLETED -> "f.completed_at";
                    case DEADLINE -> "f.deadline";
                    case POSITION -> "f.position";
                    case PROBLEM -> "f.has_issue" + down + ", f.created_at";
                };
        return " order by " + column + down + " nulls last, f.id" + down + "\n";
    }

    private static boolean isUsuallyDown(Order.By by) {
        return switch (by) {
            case CREATED, COMPLETED, PROBLEM -> true;
            case DEADLINE, POSITION -> false;
        };
    }

    private static String large(Collection<Large> asked) {
        return (asked.contains(Large.FORM) ? "t.fields,\n" : "'[]' as fields,\n")
                + (asked.contains(Large.SUMMARY)
                        ? "t.original_summary, t.summary,\n"
                        : "null as original_summary, null as summary,\n");
    }

    private record Counted(long total, long overdue, long dueSoon, Optional<TaskLine> line) {}

    private static Counted counted(Row row) {
        return new Counted(
                row.number("total"),
                row.number("overdue"),
                row.number("due_soon"),
                row.uuid("id") == null ? Optional.empty() : Optional.of(line(row)));
    }

    private static TaskLine line(Row row) {
        return new TaskLine(TaskStore.task(row), row.text("run_status"));
    }
}
