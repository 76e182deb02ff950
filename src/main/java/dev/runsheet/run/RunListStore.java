package dev.runsheet.run;

import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Page;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Slice;
import dev.runsheet.people.SightStore;
import dev.runsheet.people.Viewer;
import dev.runsheet.platform.db.Row;
import dev.runsheet.task.TaskFilter;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/// Many runs at once: SQL in, records out.
public final class RunListStore {
    private static final int AT_ONCE = 50;

    /// What few have is found once, counted and put in order.
    private static final String FOUND =
            """
            with found as materialized (
                 select r.id, r.name, r.created_at, r.last_updated
                   from run r
                  where r.org_id = :org
            """;

    private static final String COUNTED =
            """
            ), counted as (
                 select count(*) as total
                   from found r
            ), page as (
                 select r.id
                   from found r
            """;

    /// Of what many have, only a page is read, in the order of an index, and an index is counted.
    private static final String COUNTED_APART =
            """
            with counted as (
                 select count(*) as total
                   from run r
                  where r.org_id = :org
            """;

    private static final String PAGE_APART =
            """
            ), page as (
                 select r.id
                   from run r
                  where r.org_id = :org
            """;

    /// What follows from the tasks of the run; those that went with an archived run count as well.
    private static final String DERIVED =
            RunFilterStore.STARRED
                    + """
                             as is_starred,
                      w.late_tasks, w.due_date, w.is_due_soon,
                      array(select distinct m.member_id
                              from task t
                             cross join unnest(t.member_ids) as m (member_id)
                             where t.org_id = :org and t.run_id = r.id and not t.is_hidden
                               and (t.archived_at is null or t.is_archived_by_run)
                             order by m.member_id) as assignees
                    """;

    private static final String OPEN_TASKS =
            """
              left join lateral (
                   select cast(count(*) filter (where t.deadline < :now) as int) as late_tasks,
                          max(t.deadline) as due_date,
                          coalesce(bool_or(t.deadline between :now and :soon), false) as is_due_soon
                     from task t
                    where t.org_id = :org and t.run_id = r.id and t.completed_at is null
                      and not t.is_hidden and (t.archived_at is null or t.is_archived_by_run)) w
                on true
            """;

    private RunListStore() {}

    /// A page of a list, newest first unless it asks for something else.
    static Slice<RunLine> list(Handle tx, Actor actor, RunFilter filter, Page page, Instant now) {
        var order = RunFilterStore.order(filter.order());
        var rows =
                bound(
                                tx.createQuery(
                                        found(actor, filter, order)
                                                + """
                                                  limit :limit offset :offset
                                                )
                                                select c.total, r.*,
                                                """
                                                + DERIVED
                                                + """
                                                  from counted c
                                                  left join (page f
                                                             join run r on r.org_id = :org and r.id = f.id)
                                                    on true
                                                """
                                                + OPEN_TASKS
                                                + order),
                                actor,
                                now)
                        .bind("limit", page.limit())
                        .bind("offset", page.offset())
                        .bindMethods(filter)
                        .bindMethods("viewer", Viewer.of(actor))
                        .map(Row.of(row -> counted(row, now)))
                        .list();
        var lines = rows.stream().flatMap(row -> row.line().stream()).toList();
        return new Slice<>(lines, rows.getFirst().total());
    }

    /// A run, and whether whoever asked may see it.
    record Seen(RunLine line, boolean isVisible) {}

    static Optional<Seen> find(Handle tx, Actor actor, RunId id, Instant now) {
        return bound(
                        tx.createQuery(
                                "select r.*, coalesce("
                                        + SightStore.ofRuns(actor)
                                        + ", false) as is_visible,\n"
                                        + DERIVED
                                        + """
                                          from run r
                                          left join template p on p.org_id = r.org_id and p.id = r.template_id
                                        """
                                        + OPEN_TASKS
                                        + """
                                         where r.org_id = :org and r.id = :id
                                        """),
                        actor,
                        now)
                .bind("id", id)
                .bindMethods("viewer", Viewer.of(actor))
                .map(Row.of(row -> new Seen(line(row, now), row.flag("is_visible"))))
                .findOne();
    }

    /// These runs as the actor sees them, in no order; whether they may be seen is not asked.
    public static List<RunLine> find(Handle tx, Actor actor, Collection<RunId> runs, Instant now) {
        if (runs.isEmpty()) {
            return List.of();
        }
        return bound(
                        tx.createQuery(
                                "select r.*,\n"
                                        + DERIVED
                                        + """
                                          from run r
                                        """
                                        + OPEN_TASKS
                                        + """
                                         where r.org_id = :org and r.id = any(:runs)
                                        """),
                        actor,
                        now)
                .bindArray("runs", RunId.class, List.copyOf(runs))
                .map(Row.of(row -> line(row, now)))
                .list();
    }

    /// All runs of a list in its order, a few at a time as the database hands them out.
    static void each(
            Handle tx, Actor actor, RunFilter filter, Instant now, Consumer<List<RunLine>> take) {
        var query =
                bound(
                                tx.createQuery(
                                        FOUND
                                                + RunFilterStore.where(actor, filter)
                                                + """
                                                )
                                                select r.*,
                                                """
                                                + DERIVED
                                                + """
                                                  from found f
                                                  join run r on r.org_id = :org and r.id = f.id
                                                """
                                                + OPEN_TASKS
                                                + RunFilterStore.order(filter.order())),
                                actor,
                                now)
                        .bindMethods(filter)
                        .bindMethods("viewer", Viewer.of(actor))
                        .setFetchSize(AT_ONCE);
        try (var lines = query.map(Row.of(row -> line(row, now))).stream()) {
            lines.gather(Gatherers.windowFixed(AT_ONCE)).forEach(take);
        }
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Actor actor, Instant now) {
        return statement
                .bind("org", actor.org())
                .bindByType("me", actor.member().map(MemberId::value).orElse(null), Long.class)
                .bind("now", now)
                .bind("soon", now.plus(TaskFilter.SOON));
    }

    /// How many there are, and the page up to its limits.
    private static String found(Actor actor, RunFilter filter, String order) {
        var where = RunFilterStore.where(actor, filter);
        return filter.isNarrow()
                ? FOUND + where + COUNTED + order
                : COUNTED_APART + where + PAGE_APART + where + order;
    }

    private record Counted(long total, Optional<RunLine> line) {}

    private static Counted counted(Row row, Instant now) {
        return new Counted(
                row.number("total"),
                row.uuid("id") == null ? Optional.empty() : Optional.of(line(row, now)));
    }

    private static RunLine line(Row row, Instant now) {
        return new RunLine(RunStore.run(row), derived(row, now));
    }

    private static RunDerived derived(Row row, Instant now) {
        var due = row.instant("due_date");
        return new RunDerived(
                row.whole("late_tasks"),
                due,
                due != null && due.isBefore(now),
                row.flag("is_due_soon"),
                row.allNumbered("assignees", MemberId::new),
                row.flag("is_starred"),
                List.of());
    }
}
