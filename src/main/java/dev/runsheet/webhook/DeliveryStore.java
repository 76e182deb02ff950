package dev.runsheet.webhook;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TaskId;
import dev.runsheet.platform.db.Row;
import dev.runsheet.platform.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// All SQL about the calls that are owed, and how they come out of the outbox.
final class DeliveryStore {
    private DeliveryStore() {}

    /// The organizations of which anything is to be told yet.
    static List<OrgId> waiting(Handle tx) {
        return tx.createQuery(
                        """
                        select o.org_id
                          from outbox o
                         where o.settled_at is null
                         union
                        select d.org_id
                          from delivery d
                         where d.settled_at is null
                        """)
                .mapTo(UUID.class)
                .map(OrgId::new)
                .list();
    }

    /// False while another server is at it: two of them would get the order wrong.
    static boolean isMyTurn(Handle tx, OrgId org) {
        return tx.createQuery(
                        """
                        select o.org_id
                          from organization o
                         where o.org_id = :org
                           for no key update skip locked
                        """)
                .bind("org", org)
                .mapTo(UUID.class)
                .findOne()
                .isPresent();
    }

    /// Turns messages, the oldest first, into the calls that are owed for them, most of which are
    /// none. Answers how many messages there were.
    static int spread(Handle tx, OrgId org, int most, Instant now) {
        return tx.createUpdate(
                        """
                        with told as materialized (
                             select o.id, gen_random_uuid() as event_id, o.topic, o.run_id, o.task_id, o.payload, o.at
                               from outbox o
                              where o.org_id = :org and o.settled_at is null
                              order by o.id
                              limit :most
                        ), called as (
                             select t.*, t.payload ->> 'url' as url, cast(0 as bigint) as watcher
                               from told t
                              where t.topic in ('task.webhook', 'rule.webhook', 'process.webhook')
                              union all
                             select t.*, w.url, w.id
                               from told t
                               join watcher w on w.org_id = :org and w.url is not null
                               join member m on m.org_id = w.org_id and m.member_id = w.member_id
                              where m.status = 'active' and m.role = 'admin'
                                and t.topic in ('process.launched', 'process.completed', 'task.completed',
                                                'task.assigned', 'task.comment_added', 'task.issue_raised',
                                                'task.issue_resolved')
                        ), owed as (
                             insert into delivery (org_id, event_id, topic, run_id, task_id, payload, url, at, due_at)
                             select :org, c.event_id, c.topic, c.run_id, c.task_id, c.payload, c.url, c.at, :now
                               from called c
                              where c.url is not null and coalesce(c.run_id, c.task_id) is not null
                              order by c.id, c.watcher
                        )
                        update outbox o
                           set settled_at = :now
                          from told t
                         where o.org_id = :org and o.id = t.id
                        """)
                .bind("org", org)
                .bind("most", most)
                .bind("now", now)
                .execute();
    }

    /// Leases calls that are due and that nobody holds, of each receiver as many as may be under
    /// way at once besides those that are (`busy`, by the receiver); of one run to one receiver
    /// only the first. Receivers with little under way come first.
    static List<Delivery> claim(
            Handle tx, OrgId org, Map<String, Integer> busy, int each, int most, Lease lease) {
        return tx.createQuery(
                        """
                        with receiver as (
                             select r.receiver, coalesce(cast(cast(:busy as jsonb) ->> cast(r.receiver as text) as int), 0) as busy
                               from (select distinct d.receiver
                                       from delivery d
                                      where d.org_id = :org and d.settled_at is null) r
                        ), next as materialized (
                             select n.id
                               from receiver r
                              cross join lateral (
                                    select d.id, row_number() over (order by d.id) as place
                                      from delivery d
                                     where d.org_id = :org and d.receiver = r.receiver and d.settled_at is null
                                       and d.due_at <= :now and (d.leased_until is null or d.leased_until <= :now)
                                       and not exists (select
                                                         from delivery e
                                                        where e.org_id = :org and e.line = d.line
                                                          and e.receiver = d.receiver and e.settled_at is null
                                                          and e.id < d.id)
                                     order by d.id
                                     limit :each) n
                              where r.busy + n.place <= :each
                              order by r.busy + n.place, n.id
                              limit :most
                        ), mine as materialized (
                             select d.id
                               from delivery d
                               join next n on n.id = d.id
                              where d.org_id = :org and d.settled_at is null
                                and (d.leased_until is null or d.leased_until <= :now)
                                for update of d skip locked
                        )
                        update delivery d
                           set lease = :lease, leased_until = :until, attempts = d.attempts + 1
                          from mine m
                         where d.org_id = :org and d.id = m.id
                        returning d.*
                        """)
                .bind("org", org)
                .bind("busy", Json.text(busy))
                .bind("each", each)
                .bind("most", most)
                .bind("now", lease.from())
                .bind("until", lease.until())
                .bind("lease", lease.id())
                .map(Row.of(DeliveryStore::delivery))
                .list();
    }

    /// Writes down what came of an attempt. The call is settled unless it is to be made again
    /// (`again` is not null). False, and nothing changes about it, when another server has it by
    /// now.
    static boolean settle(
            Handle tx,
            Delivery delivery,
            String body,
            Attempt attempt,
            Instant again,
            Instant now) {
        int settled =
                tx.createUpdate(
                                """
                        with made as (
                             insert into delivery_attempt
                                    (org_id, delivery_id, number, at, millis, status, answer, error)
                             values (:org, :id, :number, :at, :millis, :status, :answer, :error)
                                 on conflict (org_id, delivery_id, number) do nothing
                        )
                        update delivery d
                           set body = :body, lease = null, leased_until = null,
                               due_at = coalesce(cast(:again as timestamptz), d.due_at),
                               settled_at = case when cast(:again as timestamptz) is null then :now end,
                               is_delivered = case when cast(:again as timestamptz) is null then :delivered end
                         where d.org_id = :org and d.id = :id and d.lease = :lease
                        """)
                        .bind("org", delivery.org())
                        .bind("id", delivery.id())
                        .bind("number", delivery.attempts())
                        .bind("lease", delivery.lease())
                        .bind("body", body)
                        .bind("again", again)
                        .bind("now", now)
                        .bind("delivered", attempt.isDelivered())
                        .bind("at", attempt.at())
                        .bind("millis", attempt.millis())
                        .bind("status", attempt.status())
                        .bind("answer", attempt.answer())
                        .bind("error", attempt.error())
                        .execute();
        return settled == 1;
    }

    /// With the messages behind them.
    static int forget(Handle tx, OrgId org, Instant before) {
        return tx.createUpdate(
                        """
                        with told as (
                             delete from outbox o
                              where o.org_id = :org and o.settled_at < :before
                        )
                        delete from delivery d
                         where d.org_id = :org and d.settled_at < :before
                        """)
                .bind("org", org)
                .bind("before", before)
                .execute();
    }

    private static Delivery delivery(Row row) {
        return new Delivery(
                row.id("org_id", OrgId::new),
                row.number("id"),
                row.uuid("event_id"),
                row.text("topic"),
                row.id("run_id", RunId::new),
                row.id("task_id", TaskId::new),
                Json.map(row.text("payload")),
                row.text("url"),
                row.uuid("receiver"),
                row.text("body"),
                row.instant("at"),
                row.whole("attempts"),
                row.uuid("lease"));
    }
}
