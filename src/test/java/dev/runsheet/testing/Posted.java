package dev.runsheet.testing;

import dev.runsheet.base.OrgId;
import java.util.List;

/// What was posted by letter and is not sent yet.
public final class Posted {
    private Posted() {}

    /// As `invitation pia@flour.example`, the oldest first.
    public static List<String> of(ApiServer api, OrgId org) {
        return rows(
                api,
                org,
                "select l.kind || ' ' || l.recipient from letter l where l.org_id = :org and l.due_at is not null order by l.id");
    }

    /// The words of all letters to somebody.
    public static List<String> to(ApiServer api, OrgId org, String email) {
        return rows(
                api,
                org,
                "select l.subject || ' ' || l.lines || ' ' || coalesce(l.path, '') from letter l where l.org_id = :org and l.recipient = '%s' order by l.id"
                        .formatted(email));
    }

    /// The events of the log of administrators, the oldest first.
    public static List<String> logged(ApiServer api, OrgId org) {
        return rows(
                api, org, "select s.event from system_log s where s.org_id = :org order by s.id");
    }

    private static List<String> rows(ApiServer api, OrgId org, String sql) {
        return api.database()
                .database()
                .read(tx -> tx.createQuery(sql).bind("org", org).mapTo(String.class).list());
    }
}
