package dev.runsheet.platform.http;

import dev.runsheet.platform.db.Row;
import dev.runsheet.platform.http.Throttle.Asked;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// What each server was asked in its last minute, one row for each. The clock is that of the
/// database, which all of them share.
final class TallyStore {
    private TallyStore() {}

    /// In place of what this server told before; what a server told that is gone goes with it.
    static void tell(Handle tx, UUID server, List<Asked> told) {
        tx.createUpdate(
                        """
                        with gone as (
                            delete from tally
                             where told_at < now() - interval '1 hour'
                        )
                        insert into tally (server, who, times, waits, told_at)
                        values (:server, :who, :times, :waits, now())
                            on conflict (server) do update
                           set who = excluded.who, times = excluded.times, waits = excluded.waits,
                               told_at = excluded.told_at
                        """)
                .bind("server", server)
                .bindArray("who", String.class, told.stream().map(Asked::who).toList())
                .bindArray("times", Integer.class, told.stream().map(Asked::times).toList())
                .bindArray(
                        "waits",
                        Integer.class,
                        told.stream().map(Asked::untilFirstIsForgotten).toList())
                .execute();
    }

    /// Of all the other servers together.
    static List<Asked> hear(Handle tx, UUID server) {
        return tx.createQuery(
                        """
                        select a.who, cast(sum(a.times) as int) as times, min(a.wait) as wait
                          from tally t
                         cross join unnest(t.who, t.times, t.waits) as a (who, times, wait)
                         where t.server <> :server and t.told_at > now() - interval '1 minute'
                         group by a.who
                        """)
                .bind("server", server)
                .map(
                        Row.of(
                                row ->
                                        new Asked(
                                                row.text("who"),
                                                row.whole("times"),
                                                row.whole("wait"))))
                .list();
    }
}
