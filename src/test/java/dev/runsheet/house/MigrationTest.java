package dev.runsheet.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.platform.db.Migrations;
import dev.runsheet.testing.TestDatabase;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MigrationTest {
    private static final List<String> VERSIONS =
            List.of("001", "002", "003", "004", "005", "006", "007");

    @Test
    void anEmptyDatabaseGetsTheWholeSchemaOnce() {
        try (var own = TestDatabase.empty()) {
            Migrations.run(own.address());
            var tables = tables(own);
            assertThat(tables).contains("organization", "activity", "template", "run", "task");
            Migrations.run(own.address());
            assertThat(tables(own)).isEqualTo(tables);
            assertThat(versions(own))
                    .startsWith(VERSIONS.toArray(String[]::new))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void twoServersMayStartAtOnce() {
        try (var own = TestDatabase.empty()) {
            var one = CompletableFuture.runAsync(() -> Migrations.run(own.address()));
            var other = CompletableFuture.runAsync(() -> Migrations.run(own.address()));
            CompletableFuture.allOf(one, other).join();
            assertThat(versions(own))
                    .startsWith(VERSIONS.toArray(String[]::new))
                    .doesNotHaveDuplicates();
        }
    }

    private static List<String> tables(TestDatabase own) {
        return list(
                own,
                """
                select t.relname
                  from pg_class t
                 where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p', 'i', 'I')
                 order by t.relname
                """);
    }

    private static List<String> versions(TestDatabase own) {
        return list(
                own,
                """
                select h.version
                  from flyway_schema_history h
                 where h.success
                 order by h.installed_rank
                """);
    }

    private static List<String> list(TestDatabase own, String query) {
        return own.database().read(tx -> tx.createQuery(query).mapTo(String.class).list());
    }
}
