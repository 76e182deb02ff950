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
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /// What few have is found once, counted and put in order.
    private static final String FOUND = "with found as materialized (\n";

    /// Whether the rest may be seen is asked of what few have, and not of all before.
    private static final String HIT = "with hit as materialized (\n";

    private static final String FOUND_OF_HIT =
            """
            ), found as materialized (
                 select t.*
                   from hit t
                  where
            """;

    private static final String TASK_COLUMNS =
            """
            select t.id, t.run_id, t.starter_id, t.is_secret, t.created_at, t.last_updated, t.completed_at, t.deadline,
                   t.position, t.title, t.completed_at is null and not t.is_hidden as is_open, t.open_issues
            """;

    private static final String CARD_COLUMNS =
            "select t.id, t.run_id, t.starter_id, t.is_secret, t.created_at, t.deadline, t.title, false as is_open\n";

    private static final String ASSIGNMENT_COLUMNS =
            "select distinct t.id, t.run_id, t.starter_id, t.is_secret, t.created_at, t.deadline, false as is_open\n";

    private static final String COUNTED =
            """
            ), counted as (
                 select count(*) as total,
                        count(*) filter (where t.is_open and t.deadline < :now) as overdue,
                        count(*) filter (where t.is_open and t.deadline between :now and :soon) as due_soon
                   from found t
            ), page as (
                 select t.id
                   from found t
            """;

    /// Of what many have, only a page is read, in the order of an index, and an index is counted.
    private static final String COUNTED_APART =
            """
            with counted as (
                 select count(*) as total, cast(0 as bigint) as overdue, cast(0 as bigint) as due_soon
            """;

    private static final String PAGE_APART =
            """
            ), page as (
                 select t.id
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
            t.revision, t.custom_fields,
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

    private TaskListStore() {}

    public static Found list(
            Handle tx,
            Actor actor,
            TaskFilter filter,
            Collection<Large> large,
            Page page,
            Instant now) {
        var rows =
                tx.createQuery(
                                found(actor, filter)
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
                                        + TaskFilterStore.order(filter))
                        .bind("org", actor.org())
                        .bindMap(Map.of("now", now, "soon", now.plus(TaskFilter.SOON)))
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

    /// How many there are, and the page up to its limits.
    private static String found(Actor actor, TaskFilter filter) {
        var order = TaskFilterStore.order(filter);
        if (TaskFilterStore.isNarrow(filter)) {
            return few(actor, filter) + COUNTED + order;
        }
        var rows = TaskFilterStore.rows(actor, filter);
        return COUNTED_APART + rows + PAGE_APART + rows + order;
    }

    private static String few(Actor actor, TaskFilter filter) {
        var sight = TaskFilterStore.sight(actor, filter);
        return filter.run() != null || sight.isEmpty()
                ? FOUND + columns(filter) + TaskFilterStore.rows(actor, filter)
                : HIT + columns(filter) + TaskFilterStore.rowsUnseen(filter) + FOUND_OF_HIT + sight;
    }

    /// What counting and putting in order needs; only lists of open tasks, which are read as tasks,
    /// say how many are overdue.
    private static String columns(TaskFilter filter) {
        return switch (TaskFilterStore.source(filter)) {
            case TASKS -> TASK_COLUMNS;
            case CARDS -> CARD_COLUMNS;
            case ASSIGNMENTS -> ASSIGNMENT_COLUMNS;
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
