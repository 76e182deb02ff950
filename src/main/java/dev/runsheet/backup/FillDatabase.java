package dev.runsheet.backup;

import dev.runsheet.activity.KeepMonths;
import dev.runsheet.backup.Manifest.Rows;
import dev.runsheet.platform.db.Address;
import dev.runsheet.platform.db.Copying;
import dev.runsheet.platform.db.Database;
import dev.runsheet.platform.db.Migrations;
import dev.runsheet.platform.db.Table;
import java.io.IOException;
import java.time.YearMonth;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Brings an empty database to the schema of an archive and puts its rows there, all or none.
final class FillDatabase {
    private final Archive archive;
    private final Manifest manifest;
    private final Address address;

    private FillDatabase(Archive archive, Address address) {
        this.archive = archive;
        this.address = address;
        manifest = archive.manifest();
    }

    /// `before` is done when all is there and nothing is committed.
    static void run(Archive archive, Address address, Runnable before) throws IOException {
        new FillDatabase(archive, address).run(before);
    }

    private void run(Runnable before) throws IOException {
        checkIsEmpty();
        Migrations.run(address, manifest.migration());
        try (var database = new Database(address)) {
            KeepMonths.keep(database, manifest.months().stream().map(YearMonth::parse).toList());
        }
        try (var database = Copying.into(address)) {
            fill(database);
            manifest.numbers().forEach(database::setNumber);
            compare(database);
            before.run();
            database.commit();
        }
    }

    /// One that an earlier attempt has brought to the schema is empty as well.
    private void checkIsEmpty() {
        try (var database = Copying.from(address)) {
            if (database.isBare()) {
                return;
            }
            boolean isOurs = database.isMigrated();
            for (var table : database.tables()) {
                if (!isOurs || database.hasRows(table)) {
                    throw new Undone(
                            "The database %s is not empty (%s): a backup is restored into an empty one."
                                    .formatted(address, table.name()));
                }
            }
            if (!database.migration().equals(manifest.migration())) {
                throw new Undone(
                        "The database %s has the schema %s and the backup has %s: make a new, empty database."
                                .formatted(address, database.migration(), manifest.migration()));
            }
        }
    }

    private void fill(Copying database) throws IOException {
        var rows = rows();
        var tables = database.tables();
        if (!tables.stream().map(Table::name).collect(Collectors.toSet()).equals(rows.keySet())) {
            throw new Undone(
                    "The backup has other tables than the schema "
                            + manifest.migration()
                            + " of this version: use the version that wrote it, "
                            + manifest.version()
                            + ".");
        }
        for (var table : tables) {
            try (var from = archive.open(Part.table(table.name()))) {
                database.in(table, from);
            }
        }
    }

    /// Reads back what is there now: it must be, to the letter, what was copied.
    private void compare(Copying database) {
        var rows = rows();
        for (var table : database.tables()) {
            var digest = Digested.fresh();
            long count = database.out(table, Digested.nowhere(digest));
            var expected = rows.get(table.name());
            if (count != expected.rows() || !Digested.hex(digest).equals(expected.sha256())) {
                throw new Undone(
                        "The table %s is not what it was after it came in, with %d rows of %d: nothing is restored."
                                .formatted(table.name(), count, expected.rows()));
            }
        }
    }

    private Map<String, Rows> rows() {
        return manifest.tables().stream()
                .collect(Collectors.toMap(Rows::name, Function.identity()));
    }
}
