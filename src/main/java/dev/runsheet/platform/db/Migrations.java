package dev.runsheet.platform.db;

import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/// Brings a database to the schema of this version. Two servers that start at once wait for each
/// other at the lock that Flyway takes.
public final class Migrations {
    private static final int OLDEST = 15;

    private Migrations() {}

    /// Throws `Unusable`.
    public static void run(Address address) {
        var source = source(address);
        check(source, address);
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration")
                    .placeholderReplacement(false)
                    .validateMigrationNaming(true)
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
        } catch (SQLException fault) {
            throw new Unusable(
                    "The database %s does not let us in: %s"
                            .formatted(address, fault.getMessage().strip()),
                    fault);
        }
    }

    /// Not of the pool, whose sessions end a statement that runs for long.
    private static PGSimpleDataSource source(Address address) {
        var source = new PGSimpleDataSource();
        source.setUrl(address.url());
        source.setUser(address.user());
        source.setPassword(address.password());
        source.setApplicationName("runsheet migration");
        return source;
    }
}
