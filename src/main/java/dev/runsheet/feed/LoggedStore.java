package dev.runsheet.feed;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.Page;
import dev.runsheet.base.Slice;
import dev.runsheet.feed.Logged.Filter;
import dev.runsheet.platform.db.Listing;
import dev.runsheet.platform.db.Row;
import dev.runsheet.platform.json.Json;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// All SQL that reads the log of administrators, and clears it.
public final class LoggedStore {
    private static final String ROWS =
            """
            select l.id, l.at, l.tab, l.severity, l.event, l.text, l.data
              from system_log l
             where l.org_id = :org
               and (cast(:tab as text) is null or l.tab = :tab)
               and (cast(:severity as text) is null or l.severity = :severity)
               and (cast(:event as text) is null or l.event = :event)
            """;

    private LoggedStore() {}

    /// The last first.
    public static Slice<Logged> list(Handle tx, OrgId org, Filter filter, Page page) {
        return new Listing(
                        ROWS,
                        """
                         order by l.id desc
                        """)
                .read(
                        tx,
                        page,
                        query -> query.bind("org", org).bindMethods(filter),
                        LoggedStore::logged);
    }

    /// The last first, no more than `most` of those before `last`.
    public static List<Logged> before(Handle tx, OrgId org, Filter filter, long last, int most) {
        return tx.createQuery(
                        ROWS
                                + """
                                   and l.id < :last
                                 order by l.id desc
                                 limit :most
                                """)
                .bind("org", org)
                .bindMethods(filter)
                .bind("last", last)
                .bind("most", most)
                .map(Row.of(LoggedStore::logged))
                .list();
    }

    static void forget(Handle tx, OrgId org, Instant before) {
        tx.createUpdate(
                        """
                        delete from system_log l
                         where l.org_id = :org and l.at < :before
                        """)
                .bind("org", org)
                .bind("before", before)
                .execute();
    }

    private static Logged logged(Row row) {
        return new Logged(
                row.number("id"),
                row.instant("at"),
                row.text("tab"),
                row.text("severity"),
                row.text("event"),
                row.text("text"),
                Json.map(row.text("data")));
    }
}
