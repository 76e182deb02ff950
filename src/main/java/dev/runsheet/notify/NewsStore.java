package dev.runsheet.notify;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TaskId;
import dev.runsheet.platform.db.Row;
import dev.runsheet.platform.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// All SQL about what of the outbox people were not told yet.
final class NewsStore {
    private NewsStore() {}

    static List<OrgId> waiting(Handle tx) {
        return tx.createQuery(
                        """
                        select distinct o.org_id
                          from outbox o
                         where o.noticed_at is null
                        """)
                .mapTo(UUID.class)
                .map(OrgId::new)
                .list();
    }

    /// The oldest, which nobody else gets until the transaction ends.
    static List<News> take(Handle tx, OrgId org, int most) {
        return tx.createQuery(
                        """
                        select o.id, o.topic, o.run_id, o.task_id, o.payload, o.actor_id, o.actor_email, o.at
                          from outbox o
                         where o.org_id = :org and o.noticed_at is null
                         order by o.id
                         limit :most
                           for update skip locked
                        """)
                .bind("org", org)
                .bind("most", most)
                .map(Row.of(NewsStore::news))
                .list();
    }

    static void noticed(Handle tx, OrgId org, List<News> news, Instant now) {
        tx.createUpdate(
                        """
                        update outbox o
                           set noticed_at = :now
                         where o.org_id = :org and o.id = any(:ids)
                        """)
                .bind("org", org)
                .bindArray("ids", Long.class, news.stream().map(News::id).toList())
                .bind("now", now)
                .execute();
    }

    /// Nobody is told what is there now.
    static int pass(Handle tx, OrgId org, Instant now) {
        return tx.createUpdate(
                        """
                        update outbox o
                           set noticed_at = :now
                         where o.org_id = :org and o.noticed_at is null
                        """)
                .bind("org", org)
                .bind("now", now)
                .execute();
    }

    private static News news(Row row) {
        return new News(
                row.number("id"),
                row.text("topic"),
                row.id("run_id", RunId::new),
                row.id("task_id", TaskId::new),
                Json.map(row.text("payload")),
                row.numbered("actor_id", MemberId::new),
                row.text("actor_email"),
                row.instant("at"));
    }
}
