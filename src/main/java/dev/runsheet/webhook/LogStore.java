package dev.runsheet.webhook;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.Page;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Slice;
import dev.runsheet.base.TaskId;
import dev.runsheet.platform.db.Listing;
import dev.runsheet.platform.db.Row;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// All SQL about what became of the calls of an organization.
final class LogStore {
    /// Of which calls to speak; null is all of them.
    record Filter(Boolean isSettled, Boolean isDelivered) {
        static final Filter ALL = new Filter(null, null);
        static final Filter WAITING = new Filter(false, null);
        static final Filter DELIVERED = new Filter(true, true);
        static final Filter FAILED = new Filter(true, false);
    }

    private static final String TOLD =
            """
            select d.id, d.event_id, d.topic, d.run_id, d.task_id, d.url, d.body, d.at, d.due_at, d.settled_at,
                   d.is_delivered, d.attempts, a.at as made_at, a.millis, a.status, a.answer, a.error
              from delivery d
              left join lateral (select l.*
                                   from delivery_attempt l
                                  where l.org_id = d.org_id and l.delivery_id = d.id
                                  order by l.number desc
                                  limit 1) a
                on true
             where d.org_id = :org
            """;

    private LogStore() {}

    /// The last first.
    static Slice<Told> list(Handle tx, OrgId org, Filter filter, Page page) {
        var found =
                new Listing(
                        TOLD
                                + """
                                   and (cast(:settled as boolean) is null or (d.settled_at is not null) = :settled)
                                   and (cast(:delivered as boolean) is null or d.is_delivered = :delivered)
                                """,
                        """
                         order by d.id desc
                        """);
        return found.read(
                tx,
                page,
                query ->
                        query.bind("org", org)
                                .bind("settled", filter.isSettled())
                                .bind("delivered", filter.isDelivered()),
                LogStore::told);
    }

    static Optional<Told> find(Handle tx, OrgId org, long id) {
        return tx.createQuery(
                        TOLD
                                + """
                                   and d.id = :id
                                """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(LogStore::told))
                .findOne();
    }

    /// Owes a call again that was settled; how many calls those are.
    static int owe(Handle tx, OrgId org, long id, Instant now) {
        return tx.createUpdate(
                        """
                                update delivery d
                                   set settled_at = null, is_delivered = null, due_at = :now
                                 where d.org_id = :org and d.id = :id and d.settled_at is not null
                                """)
                .bind("org", org)
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    /// Owes again what failed and happened between two moments; how many calls those are.
    static int oweFailed(Handle tx, OrgId org, Instant from, Instant until, Instant now) {
        return tx.createUpdate(
                        """
                        update delivery d
                           set settled_at = null, is_delivered = null, due_at = :now
                         where d.org_id = :org and not d.is_delivered and d.at between :from and :until
                        """)
                .bind("org", org)
                .bind("from", from)
                .bind("until", until)
                .bind("now", now)
                .execute();
    }

    private static Told told(Row row) {
        var madeAt = row.instant("made_at");
        return new Told(
                row.number("id"),
                row.uuid("event_id"),
                row.text("topic"),
                row.id("run_id", RunId::new),
                row.id("task_id", TaskId::new),
                row.text("url"),
                row.text("body"),
                row.instant("at"),
                row.instant("due_at"),
                row.instant("settled_at"),
                row.flag("is_delivered"),
                row.whole("attempts"),
                madeAt == null
                        ? null
                        : new Attempt(
                                madeAt,
                                row.whole("millis"),
                                row.whole("status"),
                                row.text("answer"),
                                row.text("error")));
    }
}
