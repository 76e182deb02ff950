package dev.runsheet.custom;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.Page;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.Slice;
import dev.runsheet.platform.db.Listing;
import dev.runsheet.platform.db.Row;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/// All SQL about the keys of custom fields.
public final class KeyStore {
    private KeyStore() {}

    /// Of one kind of record, the inactive ones too.
    public static Keys of(Handle tx, OrgId org, Holder holder) {
        return new Keys(
                tx.createQuery(
                                """
                                select k.*
                                  from custom_key k
                                 where k.org_id = :org and k.applies_to = :holder
                                 order by k.name
                                """)
                        .bind("org", org)
                        .bind("holder", holder.word())
                        .map(Row.of(KeyStore::key))
                        .list());
    }

    static Key lock(Handle tx, OrgId org, KeyId id) {
        return tx.createQuery(
                        """
                        select k.*
                          from custom_key k
                         where k.org_id = :org and k.id = :id
                           for update
                        """)
                .bind("org", org)
                .bind("id", id)
                .map(Row.of(KeyStore::key))
                .findOne()
                .orElseThrow(() -> new NotFound("custom field key").refuse());
    }

    static Slice<Key> list(Handle tx, OrgId org, KeyFilter filter, Page page) {
        var found =
                new Listing(
                        """
                        select k.*
                          from custom_key k
                         where k.org_id = :org
                           and (:appliesTo = '' or k.applies_to = :appliesTo)
                           and (:keyType = '' or k.is_system = (:keyType = 'system'))
                           and (:fieldType = '' or k.field_type = :fieldType)
                           and (cast(:isRequired as boolean) is null or k.is_required = :isRequired)
                           and (cast(:isActive as boolean) is null or k.is_active = :isActive)
                           and (:text = '' or strpos(lower(k.name), lower(:text)) > 0)
                        """,
                        order(filter));
        return found.read(
                tx,
                page,
                query ->
                        query.bind("org", org)
                                .bind("appliesTo", filter.appliesTo())
                                .bind("keyType", filter.keyType())
                                .bind("fieldType", filter.fieldType())
                                .bindByType("isRequired", filter.isRequired(), Boolean.class)
                                .bindByType("isActive", filter.isActive(), Boolean.class)
                                .bind("text", filter.text()),
                KeyStore::key);
    }

    private static String order(KeyFilter filter) {
        var column =
                switch (filter.sortBy()) {
                    case "key", "name" -> "lower(k.name)";
                    case "applies_to" -> "k.applies_to";
                    case "field_type" -> "k.field_type";
                    case "updated_at" -> "k.updated_at";
                    default -> "k.created_at";
                };
        var down = filter.isDown() ? " desc" : "";
        return " order by " + column + down + ", k.id" + down + "\n";
    }

    static void insert(Handle tx, OrgId org, Key key) {
        tx.createUpdate(
                        """
                        insert into custom_key (org_id, id, name, applies_to, is_system, field_type, is_required,
                                                is_active, options, columns, created_at, updated_at)
                        values (:org, :id, :name, :appliesTo, :isSystem, :fieldType, :isRequired,
                                :isActive, :options, :columns, :createdAt, :updatedAt)
                        """)
                .bind("org", org)
                .bind("id", key.id())
                .bind("name", key.name())
                .bind("appliesTo", key.holder().word())
                .bind("isSystem", key.isSystem())
                .bind("fieldType", key.type().word())
                .bind("isRequired", key.isRequired())
                .bind("isActive", key.isActive())
                .bindArray("options", String.class, key.options())
                .bindArray("columns", String.class, key.columns())
                .bind("createdAt", key.createdAt())
                .bind("updatedAt", key.updatedAt())
                .execute();
    }

    /// All that may change about a key.
    static void save(Handle tx, OrgId org, Key key) {
        tx.createUpdate(
                        """
                        update custom_key k
                           set is_required = :isRequired, is_active = :isActive, options = :options,
                               columns = :columns, updated_at = :updatedAt
                         where k.org_id = :org and k.id = :id
                        """)
                .bind("org", org)
                .bind("id", key.id())
                .bind("isRequired", key.isRequired())
                .bind("isActive", key.isActive())
                .bindArray("options", String.class, key.options())
                .bindArray("columns", String.class, key.columns())
                .bind("updatedAt", key.updatedAt())
                .execute();
    }

    static void delete(Handle tx, OrgId org, KeyId id) {
        tx.createUpdate(
                        """
                        delete from custom_key k
                         where k.org_id = :org and k.id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .execute();
    }

    private static Key key(Row row) {
        return new Key(
                row.id("id", KeyId::new),
                row.text("name"),
                Holder.valueOf(row.text("applies_to").toUpperCase(Locale.ROOT)),
                row.flag("is_system"),
                ValueType.valueOf(row.text("field_type").toUpperCase(Locale.ROOT)),
                row.flag("is_required"),
                row.flag("is_active"),
                row.texts("options"),
                row.texts("columns"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }
}
