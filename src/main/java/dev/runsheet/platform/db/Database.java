package dev.runsheet.platform.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/// The database through a small pool of connections, one transaction at a time.
public final class Database implements Transactions, AutoCloseable {
    private static final int CONNECTIONS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Sessions are alike wherever the server stands, and none holds up the others for ever.
    private static final String SESSION =
            "set time zone 'UTC'; set statement_timeout = '60s'; set lock_timeout = '10s';"
                    + " set idle_in_transaction_session_timeout = '60s'; ";

    /// The role of `afterMigrate.sql`, where there is one and the tables are its to use.
    private static final String ROLE =
            """
            select set_config('role', r.rolname, false)
              from pg_roles r
             where r.rolname = 'runsheet_server' and pg_has_role(r.oid, 'member')
               and has_table_privilege(r.oid, to_regclass('public.activity'), 'insert')
            """;

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    /// Lets requests to the connections in the order in which they came; the pool alone does not.
    private final Semaphore turn = new Semaphore(CONNECTIONS, true);

    public Database(Address address) {
        this(address, StatementLog.NONE);
    }

    public Database(Address address, StatementLog log) {
        pool = new HikariDataSource(pooled(address));
        jdbi = Jdbi.create(pool).installPlugin(new Types());
        if (log != StatementLog.NONE) {
            jdbi.setSqlLogger(logging(log));
        }
    }

    @Override
    public <T> T read(Function<Handle, T> work) {
        return inTurn(
                handle -> {
                    handle.setReadOnly(true);
                    return handle.inTransaction(work::apply);
                });
    }

    @Override
    public <T> T write(Function<Handle, T> work) {
        return inTurn(handle -> handle.inTransaction(work::apply));
    }

    private <T> T inTurn(Function<Handle, T> work) {
        await();
        try (var handle = jdbi.open()) {
            return work.apply(handle);
        } finally {
            turn.release();
        }
    }

    /// No longer than for a connection of the pool, and with the same end.
    private void await() {
        try {
            if (turn.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw new ConnectionException(
                new SQLTransientConnectionException("no connection was free in time"));
    }

    /// Whether it answers; for whoever asks if this server is ready.
    public boolean isReachable() {
        try {
            return read(tx -> tx.createQuery("select true").mapTo(Boolean.class).one());
        } catch (RuntimeException fault) {
            if (Trouble.of(fault) == Trouble.UNREACHABLE) {
                return false;
            }
            throw fault;
        }
    }

    /// For the library that keeps the jobs, which has SQL of its own.
    public DataSource pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }

    private static HikariConfig pooled(Address address) {
        var driver = new Properties();
        driver.setProperty("ApplicationName", "runsheet");
        driver.setProperty("tcpKeepAlive", "true");
        driver.setProperty("reWriteBatchedInserts", "true");
        var config = new HikariConfig();
        config.setPoolName("runsheet");
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setDataSourceProperties(driver);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setConnectionInitSql(SESSION + ROLE);
        return config;
    }

    private static SqlLogger logging(StatementLog log) {
        return new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                log.ran(context.getRawSql(), context.getElapsedTime(ChronoUnit.NANOS));
            }
        };
    }
}
