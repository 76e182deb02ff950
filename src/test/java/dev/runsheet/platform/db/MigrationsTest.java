package dev.runsheet.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runsheet.people.OrganizationStore;
import dev.runsheet.testing.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    @Test
    void aNewDatabaseHasNoOrganizationYet() {
        try (var own = TestDatabase.empty()) {
            Migrations.run(own.address());
            boolean isAny = own.database().read(OrganizationStore::isAny);
            assertThat(isAny).isFalse();
        }
    }

    @Test
    void aDatabaseMayStayAtAnEarlierSchemaAndGoOnFromThere() {
        try (var own = TestDatabase.empty()) {
            Migrations.run(own.address(), "003");
            assertThat(migration(own)).isEqualTo("003");
            Migrations.run(own.address());
            assertThat(migration(own)).isGreaterThan("024");
        }
    }

    @Test
    void aSchemaOfTheFutureIsNoneThatWeKnow() {
        try (var own = TestDatabase.empty()) {
            assertThatThrownBy(() -> Migrations.run(own.address(), "9000"))
                    .isInstanceOf(Unusable.class)
                    .hasMessageContaining("9000");
        }
    }

    private static String migration(TestDatabase own) {
        try (var copying = Copying.from(own.address())) {
            return copying.migration();
        }
    }

    @Test
    void aDatabaseThatDoesNotLetUsInIsNamedWithoutThePassword() {
        var nowhere = new Address("jdbc:postgresql://127.0.0.1:1/none", "ann", "secret");
        assertThatThrownBy(() -> Migrations.run(nowhere))
                .isInstanceOf(Unusable.class)
                .hasMessageStartingWith(
                        "The database jdbc:postgresql://127.0.0.1:1/none as ann does not let us in:")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aDatabaseWithoutAnExtensionThatWeNeedIsNoneForUs() throws SQLException {
        try (var own = TestDatabase.empty()) {
            var at = own.address();
            try (var connection = DriverManager.getConnection(at.url(), at.user(), at.password())) {
                Migrations.requireExtension(connection, at, "pg_trgm");
                assertThatThrownBy(
                                () -> Migrations.requireExtension(connection, at, "no_such_thing"))
                        .isInstanceOf(Unusable.class)
                        .hasMessageContaining("lacks the extension no_such_thing");
            }
        }
    }
}
