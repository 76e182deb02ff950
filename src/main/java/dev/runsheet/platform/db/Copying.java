package dev.runsheet.platform.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// All rows of a database as text, table by table, on a connection of its own: read as they were at
/// one moment, or written in one transaction. The text of a row is the same on every PostgreSQL.
public final class Copying implements AutoCloseable {
    /// What the session of a role may have set otherwise, and what the text depends on.
    private static final String SESSION =
            """
            set time zone 'UTC';
            set datestyle = 'ISO';
            set intervalstyle = 'postgres';
            set bytea_output = 'hex';
            set extra_float_digits = 1;
            set statement_timeout = 0;
            set idle_in_transaction_session_timeout = 0;
            set lock_timeout = '60s'
            """;

    /// PostgreSQL writes the statements, since it knows how its names are quoted. Rows are sorted
    /// by their keys byte by byte, so that equal tables give equal text. What only a running server
    /// needs stays behind: the times of its jobs, and tables that a crash may empty.
    private static final String TABLES =
            """
            with copied as (
                 select c.oid, c.relname
                   from pg_class c
                  where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
                    and not c.relispartition and c.relpersistence = 'p'
                    and c.relname not in ('flyway_schema_history', 'scheduled_tasks')
            )
            select c.relname as name,
                   format('copy (select %1$s from %2$I order by %3$s) to stdout', a.columns, c.relname, k.columns) as out,
                   format('copy %2$I (%1$s) from stdin', a.columns, c.relname) as into,
                   format('select exists (select from %I)', c.relname) as any,
                   array(select distinct f.relname::text
                           from pg_constraint x
                           join copied f on f.oid = x.confrelid
                          where x.conrelid = c.oid and x.contype = 'f' and x.confrelid <> c.oid) as needs
              from copied c
             cross join lateral (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
                                   from pg_attribute a
                                  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                                    and a.attgenerated = '') as a
             cross join lateral (select string_agg(quote_ident(a.attname)
                                                   || case when a.attcollation <> 0 then ' collate "C"' else '' end,
                                                   ', ' order by n.place) as columns
                                   from pg_constraint x
                                  cross join unnest(x.conkey) with ordinality as n (number, place)
                                   join pg_attribute a on a.attrelid = c.oid and a.attnum = n.number
                                  where x.conrelid = c.oid and x.contype = 'p') as k
             order by c.relname
            """;

    private final Connection connection;
    private final Handle tx;
    private final CopyManager copier;
    private List<Table> tables;

    private Copying(Connection connection) throws SQLException {
        this.connection = connection;
        copier = connection.unwrap(PGConnection.class).getCopyAPI();
        tx = Jdbi.create(connection).installPlugin(new Types()).open();
    }

    /// Sees the database as it is now until it is closed, and changes nothing.
    public static Copying from(Address address) {
        return open(address, true);
    }

    /// What comes in is there when it is committed, and not before.
    public static Copying into(Address address) {
        return open(address, false);
    }

    private static Copying open(Address address, boolean isReading) {
        try {
            var connection = Migrations.source(address).getConnection();
            try (var statement = connection.createStatement()) {
                statement.execute(SESSION);
            }
            connection.setReadOnly(isReading);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            return new Copying(connection);
        } catch (SQLException fault) {
            throw new Unusable(
                    "The database %s does not let us in: %s"
                            .formatted(address, fault.getMessage().strip()),
                    fault);
        }
    }

    /// Each after those that its rows speak of.
    public List<Table> tables() {
        if (tables == null) {
            tables =
                    Table.inOrder(
                            tx.createQuery(TABLES)
                                    .map(
                                            Row.of(
                                                    row ->
                                                            new Table(
                                                                    row.text("name"),
                                                                    row.text("out"),
                                                                    row.text("into"),
                                                                    row.text("any"),
                                                                    row.texts("needs"))))
                                    .list());
        }
        return tables;
    }

    /// For what is asked of the same moment, or written with the rows.
    public Handle tx() {
        return tx;
    }

    /// The version of the last migration; empty where there was none.
    public String migration() {
        return tx.createQuery(
                        """
                        select h.version
                          from flyway_schema_history h
                         where h.success and h.version is not null
                         order by h.installed_rank desc
                         limit 1
                        """)
                .mapTo(String.class)
                .findOne()
                .orElse("");
    }

    /// Whether there is no table at all.
    public boolean isBare() {
        return tx.createQuery(
                        """
                        select not exists (select
                                             from pg_class c
                                            where c.relnamespace = current_schema()::regnamespace
                                              and c.relkind in ('r', 'p', 'v', 'm', 'f'))
                        """)
                .mapTo(Boolean.class)
                .one();
    }

    /// Whether the tables that are there are those of a server.
    public boolean isMigrated() {
        return tx.createQuery(
                        """
                        select to_regclass('flyway_schema_history') is not null and to_regclass('organization') is not null
                        """)
                .mapTo(Boolean.class)
                .one();
    }

    public boolean hasRows(Table table) {
        return tx.createQuery(table.any()).mapTo(Boolean.class).one();
    }

    /// The last number of each sequence that has given one: no row of this moment has a higher one.
    public Map<String, Long> numbers() {
        var numbers = new LinkedHashMap<String, Long>();
        tx.createQuery(
                        """
                        select s.sequencename as name, s.last_value as last
                          from pg_sequences s
                         where s.schemaname = current_schema() and s.last_value is not null
                         order by s.sequencename
                        """)
                .map(Row.of(row -> Map.entry(row.text("name"), row.number("last"))))
                .forEach(each -> numbers.put(each.getKey(), each.getValue()));
        return numbers;
    }

    /// The next number that a sequence gives is the one behind.
    public void setNumber(String sequence, long last) {
        tx.createQuery(
                        """
                        select setval(quote_ident(:sequence)::regclass, :last)
                        """)
                .bind("sequence", sequence)
                .bind("last", last)
                .mapTo(Long.class)
                .one();
    }

    /// How many rows there were.
    public long out(Table table, OutputStream to) {
        return trying(table, () -> copier.copyOut(table.out(), to));
    }

    /// As `out`, the other way.
    public long in(Table table, InputStream from) {
        return trying(table, () -> copier.copyIn(table.into(), from));
    }

    public void commit() {
        try {
            connection.commit();
        } catch (SQLException fault) {
            throw new Unusable(
                    "What came in could not be committed: " + fault.getMessage().strip(), fault);
        }
    }

    /// What was not committed is not there.
    @Override
    public void close() {
        try {
            if (!connection.isClosed()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            tx.close();
            connection.close();
        } catch (SQLException fault) {
            throw new IllegalStateException("a connection did not close", fault);
        }
    }

    private interface Copy {
        long run() throws SQLException, IOException;
    }

    private static long trying(Table table, Copy copy) {
        try {
            return copy.run();
        } catch (SQLException fault) {
            throw new Unusable(
                    "The table %s cannot be copied: %s"
                            .formatted(table.name(), fault.getMessage().strip()),
                    fault);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
