package dev.runsheet.testing;

import dev.runsheet.platform.db.Address;
import dev.runsheet.platform.db.Database;
import dev.runsheet.platform.db.Migrations;
import dev.runsheet.platform.db.StatementLog;
import dev.runsheet.platform.postgres.Place;
import dev.runsheet.platform.postgres.Postgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The database of the tests: a real PostgreSQL, started once for all of them and stopped when they
/// end, with the small company of `world.sql` (its names are in `World`).
///
/// A test of a store or a verb works in one transaction that is rolled back:
///
/// ```
/// TestDatabase.tx(tx -> assertThat(CompleteTask.run(tx, World.ANN, ...)).isEqualTo(...));
/// ```
///
/// A test that must commit (over HTTP, or with two transactions at once) gets a database of its
/// own:
///
/// ```
/// try (var own = TestDatabase.fresh()) { own.database().write(tx -> ...); }
/// ```
public final class TestDatabase implements AutoCloseable {
    private static final String TEMPLATE = "world";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Set<String> RAN = ConcurrentHashMap.newKeySet();
    private static final StatementLog LOG = (sql, _) -> RAN.add(sql);

    private final String name;
    private final Database database;

    private TestDatabase(String name) {
        this.name = name;
        database = new Database(Shared.address(name), LOG);
    }

    /// In a transaction of the shared database that is rolled back.
    public static void tx(Consumer<Handle> work) {
        txOf(
                tx -> {
                    work.accept(tx);
                    return null;
                });
    }

    /// As `tx`, for what `work` finds out.
    public static <T> T txOf(Function<Handle, T> work) {
        return Shared.DATABASE.write(
                tx -> {
                    var found = work.apply(tx);
                    tx.rollback();
                    return found;
                });
    }

    /// A copy of the world that one test may change as it likes; close it.
    public static TestDatabase fresh() {
        return copy(TEMPLATE);
    }

    /// A database with no table in it.
    public static TestDatabase empty() {
        return copy("template0");
    }

    public Database database() {
        return database;
    }

    public Address address() {
        return Shared.address(name);
    }

    /// Every statement that has run so far, as its source has it.
    public static Set<String> statements() {
        return Set.copyOf(RAN);
    }

    @Override
    public void close() {
        database.close();
        Shared.SERVER.useHandle(admin -> admin.execute("drop database " + name + " with (force)"));
    }

    private static synchronized TestDatabase copy(String template) {
        var name = "test_" + NUMBER.incrementAndGet();
        Shared.SERVER.useHandle(
                admin ->
                        admin.execute(
                                "create database %s template %s strategy file_copy"
                                        .formatted(name, template)));
        return new TestDatabase(name);
    }

    /// Starts with the first test that asks for it.
    private static final class Shared {
        /// Fast and forgetful, which nobody's data may be.
        private static final Map<String, String> FORGETFUL =
                Map.of(
                        "fsync", "off",
                        "synchronous_commit", "off",
                        "full_page_writes", "off",
                        "max_connections", "200",
                        "timezone", "Pacific/Chatham");

        private static final Postgres POSTGRES = start();
        private static final Jdbi SERVER = jdbi(POSTGRES.address());
        private static final Database DATABASE = database();

        private static Postgres start() {
            try {
                var target = Path.of("target").toAbsolutePath();
                var home = Files.createDirectories(target.resolve("postgres"));
                var data = Files.createTempDirectory(home, "data-");
                var postgres = Postgres.start(new Place(data, home, FORGETFUL));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres, data)));
                return postgres;
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }

        private static void stop(Postgres postgres, Path data) {
            postgres.close();
            try (var files = Files.walk(data)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }

        /// The world is made in a template, and the shared database is its first copy.
        private static Database database() {
            SERVER.useHandle(admin -> admin.execute("create database " + TEMPLATE));
            Migrations.run(address(TEMPLATE));
            jdbi(address(TEMPLATE)).useHandle(tx -> tx.createScript(world()).execute());
            return copy(TEMPLATE).database();
        }

        private static String world() {
            try (InputStream world = TestDatabase.class.getResourceAsStream("/world.sql")) {
                return new String(world.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }

        private static Jdbi jdbi(Address address) {
            return Jdbi.create(address.url(), address.user(), address.password());
        }

        private static Address address(String name) {
            var server = POSTGRES.address();
            return new Address(
                    server.url().replaceAll("[^/]+$", name), server.user(), server.password());
        }
    }
}
