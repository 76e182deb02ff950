package dev.runsheet.run;

import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.RunId;
import dev.runsheet.platform.db.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Many runs at once: SQL in, records out.
final class RunListStore {
    private RunListStore() {}

    /// What each of these runs says of itself besides what it keeps, for the actor; a run that is
    /// gone is not in the map.
    static Map<RunId, RunDerived> derived(
            Handle tx, Actor actor, Collection<RunId> runs, Instant now) {
        if (runs.isEmpty()) {
            return Map.of();
        }
        return tx.createQuery(
                        """
                        select r.id,
                               exists (select
                                         from run_star s
                                        where s.org_id = :org and s.run_id = r.id and s.member_id = :me) as is_starred,
                               w.late_tasks, w.due_date, w.is_due_soon,
                               array(select distinct m.member_id
                                       from task t
                                      cross join unnest(t.member_ids) as m (member_id)
                                      where t.org_id = :org and t.run_id = r.id and not t.is_hidden
                                        and (t.archived_at is null or t.is_archived_by_run)
                                      order by m.member_id) as assignees
                          from run r
                         cross join lateral (
                               select cast(count(*) filter (where t.deadline < :now) as int) as late_tasks,
                                      max(t.deadline) as due_date,
                                      coalesce(bool_or(t.deadline between :now and :soon), false) as is_due_soon
                                 from task t
                                where t.org_id = :org and t.run_id = r.id and t.completed_at is null
                                  and not t.is_hidden and (t.archived_at is null or t.is_archived_by_run)) w
                         where r.org_id = :org and r.id = any(:runs)
                        """)
                .bind("org", actor.org())
                .bindByType("me", actor.member().map(MemberId::value).orElse(null), Long.class)
                .bindArray("runs", RunId.class, List.copyOf(runs))
                .bind("now", now)
                .bind("soon", now.plus(RunDerived.SOON))
                .map(Row.of(row -> Map.entry(row.id("id", RunId::new), derived(row, now))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static RunDerived derived(Row row, Instant now) {
        var due = row.instant("due_date");
        return new RunDerived(
                row.whole("late_tasks"),
                due,
                due != null && due.isBefore(now),
                row.flag("is_due_soon"),
                row.allNumbered("assignees", MemberId::new),
                row.flag("is_starred"));
    }
}
