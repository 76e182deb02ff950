package dev.runsheet.platform.db;

import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/// Brings a database to the schema of this version. Two servers that start at once wait for each
/// other at the lock that Flyway takes.
public final class Migrations {
    private Migrations() {}

    public static void run(Address address) {
        Flyway.configure()
                .dataSource(dataSource(address))
                .locations("classpath:db/migration")
                .placeholderReplacement(false)
                .validateMigrationNaming(true)
                .load()
                .migrate();
    }

    /// Not of the pool, whose sessions end a statement that runs for long.
    private static PGSimpleDataSource dataSource(Address address) {
        var source = new PGSimpleDataSource();
        source.setUrl(address.url());
        source.setUser(address.user());
        source.setPassword(address.password());
        source.setApplicationName("runsheet migration");
        return source;
    }
}
