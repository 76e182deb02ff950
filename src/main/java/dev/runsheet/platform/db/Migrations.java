package dev.runsheet.platform.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.ds.PGSimpleDataSource;

/// Brings a database to the schema of this version. Two servers that start at once wait for each
/// other at the lock that Flyway takes.
public final class Migrations {
    private static final int OLDEST = 15;

    /// They come with PostgreSQL, but some systems pack them apart.
    private static final List<String> EXTENSIONS = List.of("pg_trgm", "btree_gin");

    private Migrations() {}

    /// Throws `Unusable`.
    public static void run(Address address) {
        run(address, MigrationVersion.LATEST);
    }

    /// To an earlier version of the schema, as data of that version need it.
    public static void run(Address address, String version) {
        run(address, MigrationVersion.fromVersion(version));
    }

    private static void run(Address address, MigrationVersion version) {
        var source = source(address);
        check(source, address);
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration")
                    .placeholderReplacement(false)
                    .validateMigrationNaming(true)
                    .target(version)
                    .load()
                    .migrate();
        } catch (FlywayException fault) {
            throw new Unusable(
                    "The database %s cannot be brought to this version: %s"
                            .formatted(address, fault.getMessage().strip()),
                    fault);
        }
    }

    private static void check(PGSimpleDataSource source, Address address) {
        try (var connection = source.getConnection()) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            if (major < OLDEST) {
                throw new Unusable(
                        "The database %s is PostgreSQL %d; it must be %d or later."
                                .formatted(address, major, OLDEST));
            }
            for (var extension : EXTENSIONS) {
                requireExtension(connection, address, extension);
            }
        } catch (SQLException fault) {
            throw new Unusable(
                    "The database %s does not let us in: %s"
                            .formatted(address, fault.getMessage().strip()),
                    fault);
        }
    }

    /// A migration makes it; here it must only be there to be made.
    static void requireExtension(Connection connection, Address address, String name)
            throws SQLException {
        try (var query =
                connection.prepareStatement(
                        """
                        select
                          from pg_available_extensions
                         where name = ?
                        """)) {
            query.setString(1, name);
            try (var rows = query.executeQuery()) {
                if (!rows.next()) {
                    throw new Unusable(
                            "The database %s lacks the extension %s, which search needs: install the contrib package of its PostgreSQL."
                                    .formatted(address, name));
                }
            }
        }
    }

    /// Not of the pool, whose sessions end a statement that runs for long.
    static PGSimpleDataSource source(Address address) {
        var source = new PGSimpleDataSource();
        source.setUrl(address.url());
        source.setUser(address.user());
        source.setPassword(address.password());
        source.setApplicationName("runsheet migration");
        return source;
    }
}
