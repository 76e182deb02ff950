package dev.runsheet.custom;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.platform.db.Row;
import dev.runsheet.platform.json.Json;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// All SQL about the custom fields of people.
final class PeopleStore {
    private PeopleStore() {}

    static Optional<Map<String, Object>> member(Handle tx, OrgId org, MemberId id) {
        return tx.createQuery(
                        """
                        select m.custom_fields
                          from member m
                         where m.org_id = :org and m.member_id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(PeopleStore::custom))
                .findOne();
    }

    static Optional<Map<String, Object>> lockMember(Handle tx, OrgId org, MemberId id) {
        return tx.createQuery(
                        """
                        select m.custom_fields
                          from member m
                         where m.org_id = :org and m.member_id = :id
                           for update
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(PeopleStore::custom))
                .findOne();
    }

    static void saveMember(Handle tx, OrgId org, MemberId id, Map<String, Object> custom) {
        tx.createUpdate(
                        """
                        update member m
                           set custom_fields = cast(:custom as jsonb)
                         where m.org_id = :org and m.member_id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .bind("custom", Json.text(custom))
                .execute();
    }

    static Map<String, Object> guest(Handle tx, OrgId org, String email) {
        return tx.createQuery(
                        """
                        select g.custom_fields
                          from guest g
                         where g.org_id = :org and g.email = :email
                        """)
                .bind("org", org)
                .bind("email", email)
                .map(Row.of(PeopleStore::custom))
                .one();
    }

    static Map<String, Object> lockGuest(Handle tx, OrgId org, String email) {
        return tx.createQuery(
                        """
                        select g.custom_fields
                          from guest g
                         where g.org_id = :org and g.email = :email
                           for update
                        """)
                .bind("org", org)
                .bind("email", email)
                .map(Row.of(PeopleStore::custom))
                .one();
    }

    static void saveGuest(Handle tx, OrgId org, String email, Map<String, Object> custom) {
        tx.createUpdate(
                        """
                        update guest g
                           set custom_fields = cast(:custom as jsonb)
                         where g.org_id = :org and g.email = :email
                        """)
                .bind("org", org)
                .bind("email", email)
                .bind("custom", Json.text(custom))
                .execute();
    }

    private static Map<String, Object> custom(Row row) {
        return Json.map(row.text("custom_fields"));
    }
}
