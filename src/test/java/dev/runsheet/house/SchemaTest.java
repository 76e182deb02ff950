package dev.runsheet.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.TestDatabase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What belongs to one organization stays with it: its tables could be distributed by organization.
class SchemaTest {
    /// The tables that every organization shares.
    private static final Set<String> SHARED =
            Set.of(
                    "account",
                    "organization",
                    "client",
                    "token",
                    "mailed_link",
                    "secret_key",
                    "tally",
                    "consent",
                    "refresh_token",
                    "authorization_code",
                    "asked_reset",
                    "failed_sign_in",
                    "sign_in_address",
                    "web_session",
                    "scheduled_tasks",
                    "flyway_schema_history");

    @Test
    void everyKeyOfAnOrganizationsTableLeadsWithTheOrganization() {
        var keys =
                """
                select t.relname || ': ' || i.relname
                  from pg_index x
                  join pg_class i on i.oid = x.indexrelid
                  join pg_class t on t.oid = x.indrelid
                  left join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
                 where t.relnamespace = 'public'::regnamespace and t.relname <> all(:shared)
                   and x.indisunique and a.attname is distinct from 'org_id'
                """;
        assertThat(found(keys)).isEmpty();
    }

    @Test
    void everyForeignKeyStaysWithinTheOrganizationOrNamesASharedTable() {
        var keys =
                """
                select t.relname || ': ' || c.conname
                  from pg_constraint c
                  join pg_class t on t.oid = c.conrelid
                  join pg_class f on f.oid = c.confrelid
                  join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[1]
                 where t.relnamespace = 'public'::regnamespace and t.relname <> all(:shared)
                   and c.contype = 'f' and f.relname <> all(:shared) and a.attname <> 'org_id'
                """;
        assertThat(found(keys)).isEmpty();
    }

    @Test
    void everyTableOfAnOrganizationHasItInItsPrimaryKey() {
        var tables =
                """
                select t.relname
                  from pg_class t
                 where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p') and t.relname <> all(:shared)
                   and not exists (select
                                     from pg_constraint c
                                     join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[1]
                                    where c.conrelid = t.oid and c.contype = 'p' and a.attname = 'org_id')
                """;
        assertThat(found(tables)).isEmpty();
    }

    @Test
    void theDatabaseDoesNothingByItself() {
        var triggers =
                """
                select t.relname || ': ' || g.tgname
                  from pg_trigger g
                  join pg_class t on t.oid = g.tgrelid
                 where not g.tgisinternal and t.relname <> all(:shared)
                """;
        assertThat(found(triggers)).isEmpty();
    }

    @Test
    void theSharedTablesAreThere() {
        var tables =
                """
                select t.relname
                  from pg_class t
                 where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p') and t.relname = any(:shared)
                """;
        assertThat(found(tables)).containsExactlyInAnyOrderElementsOf(SHARED);
    }

    private static List<String> found(String query) {
        return TestDatabase.txOf(
                tx ->
                        tx.createQuery(query)
                                .bindArray("shared", String.class, List.copyOf(SHARED))
                                .mapTo(String.class)
                                .list());
    }
}
