package dev.runsheet.people;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.platform.db.Row;
import dev.runsheet.platform.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// All SQL about organizations.
public final class OrganizationStore {
    private OrganizationStore() {}

    public static Organization find(Handle tx, OrgId org) {
        return tx.createQuery(
                        """
                        select o.org_id, o.name, o.slug, o.timezone, o.settings, o.created_at, o.last_updated
                          from organization o
                         where o.org_id = :org
                        """)
                .bind("org", org.value())
                .map(Row.of(OrganizationStore::organization))
                .findOne()
                .orElseThrow(() -> new NotFound("organization").refuse());
    }

    /// Held until the transaction ends; rows that refer to the organization may still be added.
    static void lock(Handle tx, OrgId org) {
        tx.createQuery(
                        """
                        select o.org_id
                          from organization o
                         where o.org_id = :org
                           for no key update
                        """)
                .bind("org", org.value())
                .mapTo(UUID.class)
                .one();
    }

    static Organization organization(Row row) {
        return new Organization(
                row.id("org_id", OrgId::new),
                row.text("name"),
                row.text("slug"),
                row.text("timezone"),
                settings(row.text("settings")),
                row.instant("created_at"),
                row.instant("last_updated"));
    }

    private static Map<String, Object> settings(String document) {
        var settings = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) Json.read(document))
                .forEach((key, value) -> settings.put((String) key, value));
        return settings;
    }
}
