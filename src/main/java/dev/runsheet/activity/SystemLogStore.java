package dev.runsheet.activity;

import dev.runsheet.activity.SystemLog.Entry;
import dev.runsheet.base.OrgId;
import dev.runsheet.platform.json.Json;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// All SQL that writes the log of administrators.
final class SystemLogStore {
    private SystemLogStore() {}

    static boolean isThere(Handle tx, OrgId org, String event, Instant since) {
        return tx.createQuery(
                        """
                        select exists (select
                                         from system_log l
                                        where l.org_id = :org and l.at > :since and l.event = :event)
                        """)
                .bind("org", org)
                .bind("since", since)
                .bind("event", event)
                .mapTo(Boolean.class)
                .one();
    }

    static void insert(Handle tx, OrgId org, Entry entry, Instant now) {
        tx.createUpdate(
                        """
                        insert into system_log (org_id, at, tab, severity, event, text, data)
                        values (:org, :now, :tab, :severity, :event, :text, cast(:data as jsonb))
                        """)
                .bind("org", org)
                .bind("now", now)
                .bind("tab", entry.tab().word())
                .bind("severity", entry.severity().word())
                .bind("event", entry.event())
                .bind("text", entry.text())
                .bind("data", Json.text(entry.data()))
                .execute();
    }
}
