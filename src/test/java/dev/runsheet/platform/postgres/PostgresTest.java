package dev.runsheet.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runsheet.platform.db.Address;
import dev.runsheet.platform.db.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// With its real, durable settings, on one data directory that every test leaves whole; as root,
/// the processes run as somebody else.
class PostgresTest {
    private static final Path PROGRAMS = Path.of("target/postgres").toAbsolutePath();
    private static Path data;
    private static Place place;

    static Place place(Path data) {
        return new Place(data.resolve("postgres"), data.resolve("postgres"), Map.of());
    }

    /// In a folder that is closed to others, as temporary folders are.
    @BeforeAll
    static void makeData() throws IOException {
        data = Files.createTempDirectory("runsheet-");
        place = place(data);
        try (var postgres = Postgres.start(place)) {
            run(postgres.address(), "create table kept (n int)");
        }
    }

    @AfterAll
    static void deleteData() throws IOException {
        Programs.delete(data);
    }

    @Test
    void whatIsCommittedOutlivesTheMachine() {
        try (var postgres = Postgres.start(place)) {
            for (var setting :
                    List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                assertThat(ask(postgres.address(), "show " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(ask(postgres.address(), "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(postgres.address(), "show unix_socket_directories")).isEmpty();
            assertThat(ask(postgres.address(), "show server_encoding")).isEqualTo("UTF8");
        }
    }

    @Test
    void nobodyComesInWithoutThePassword() throws IOException {
        try (var postgres = Postgres.start(place)) {
            var right = postgres.address();
            var wrong = new Address(right.url(), right.user(), "guess");
            assertThatThrownBy(() -> ask(wrong, "select 1"))
                    .rootCause()
                    .hasMessageContaining("password authentication failed");
            var permissions = Files.getPosixFilePermissions(place.password());
            assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
            assertThat(right.toString()).doesNotContain(right.password());
        }
    }

    @Test
    void whereNobodyServesThereIsNoneThatRuns() throws IOException {
        assertThat(Postgres.isMade(place)).isTrue();
        assertThat(Postgres.running(place)).isEmpty();
        var elsewhere = place(data.resolve("elsewhere"));
        assertThat(Postgres.isMade(elsewhere)).isFalse();
        assertThat(Postgres.running(elsewhere)).isEmpty();
    }

    @Test
    void itsProcessesAreNotRoots() throws IOException {
        try (var _ = Postgres.start(place)) {
            var process = Path.of("/proc", Long.toString(postmaster()));
            assumeTrue(Files.exists(process));
            assertThat(Account.Owner.of(process).isRoot()).isFalse();
        }
    }

    @Test
    void aStopIsCleanAndLeavesNoProcess() throws IOException {
        var postgres = Postgres.start(place);
        var process = ProcessHandle.of(postmaster()).orElseThrow();
        postgres.close();
        assertThat(process.isAlive()).isFalse();
        assertThat(place.pidFile()).doesNotExist();
        assertThat(Files.readString(place.log())).endsWith("database system is shut down\n");
    }

    @Test
    void aSecondServerIsTurnedAwayWithTheHoldersPid() throws Exception {
        var holder = held();
        try {
            assertThatThrownBy(() -> Postgres.start(place))
                    .isInstanceOf(Unstartable.class)
                    .hasMessageContaining(data.toString())
                    .hasMessageContaining("process id " + holder.pid() + ":");
        } finally {
            kill(holder);
        }
    }

    @Test
    void aKilledServerTakesItsDatabaseAlongAndLosesNothing() throws Exception {
        var holder = held();
        run(heldAddress, "insert into kept values (1)");
        // Gone even while nobody has asked the kernel how the process ended.
        var program = Path.of("/proc/" + postmaster() + "/exe");
        kill(holder);
        try (var postgres = Postgres.start(place)) {
            await(() -> !Files.exists(program));
            assertThat(ask(postgres.address(), "select count(*) from kept where n = 1"))
                    .isEqualTo("1");
        }
    }

    @Test
    void anOrphanIsEndedAndItsWorkKept() throws Exception {
        var programs = Programs.under(PROGRAMS);
        var account = Account.of(place, programs);
        var orphan =
                Command.of(
                                account.running(
                                        programs.postgres(),
                                        "-D",
                                        place.cluster().toString(),
                                        "-c",
                                        "listen_addresses=127.0.0.1",
                                        "-c",
                                        "unix_socket_directories=",
                                        "-c",
                                        "port=" + Postgres.freePort()))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        await(() -> Files.exists(place.pidFile()));
        try (var postgres = Postgres.start(place)) {
            assertThat(orphan.waitFor(1, TimeUnit.SECONDS)).isTrue();
            assertThat(ask(postgres.address(), "select count(*) from kept where n = 0"))
                    .isEqualTo("0");
        }
    }

    @Test
    void aPidFileThatNamesAnotherProcessIsNoObstacle() throws IOException {
        var self = ProcessHandle.current().pid();
        Files.writeString(place.pidFile(), self + "\n" + place.cluster() + "\n1\n1\n\n\n");
        try (var postgres = Postgres.start(place)) {
            assertThat(ask(postgres.address(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aDatabaseThatDiesIsStartedAgain() throws IOException {
        try (var postgres = Postgres.start(place);
                var database = new Database(postgres.address())) {
            assertThat(database.isReachable()).isTrue();
            ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
            await(() -> !database.isReachable());
            await(database::isReachable);
        }
    }

    @Test
    void dataOfAnotherMajorVersionAreLeftAlone() throws IOException {
        var version = place.cluster().resolve("PG_VERSION");
        var ours = Files.readString(version);
        Files.writeString(version, "17\n");
        try {
            assertThatThrownBy(() -> Postgres.start(place))
                    .isInstanceOf(Unstartable.class)
                    .hasMessageContaining(
                            "are of PostgreSQL 17 and this build brings PostgreSQL 18");
        } finally {
            Files.writeString(version, ours);
        }
    }

    @Test
    void aDirectoryWithoutRightsIsNamed() {
        assertThatThrownBy(() -> Postgres.start(place(Path.of("/proc/runsheet"))))
                .isInstanceOf(Unstartable.class)
                .hasMessageStartingWith("The directory /proc/runsheet/postgres cannot be made");
    }

    @Test
    void aFullDiskIsNamedAndNothingHalfDoneStays() throws IOException {
        var disk = Files.createTempDirectory("runsheet-disk-");
        assumeTrue(isMounted(disk), "only root may make a small disk");
        try {
            assertThatThrownBy(() -> Postgres.start(place(disk)))
                    .isInstanceOf(Unstartable.class)
                    .hasMessageStartingWith("The disk that holds " + disk + "/postgres is full");
            assertThat(disk.resolve("postgres/cluster")).doesNotExist();
        } finally {
            Command.run(List.of("umount", disk.toString()), "");
            Files.delete(disk);
        }
    }

    private static boolean isMounted(Path disk) throws IOException {
        return Command.passes(
                List.of("mount", "-t", "tmpfs", "-o", "size=8m", "none", disk.toString()));
    }

    private static Address heldAddress;

    private static Process held() throws IOException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var path = System.getProperty("java.class.path");
        var process =
                new ProcessBuilder(
                                java,
                                "-XX:+UseSerialGC",
                                "-cp",
                                path,
                                HeldPostgres.class.getName(),
                                data.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var ready = output.readLine();
        assertThat(ready).startsWith("ready ");
        heldAddress =
                new Address(
                        ready.substring("ready ".length()),
                        Cluster.USER,
                        Files.readString(place.password()));
        return process;
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private static long postmaster() {
        try {
            return Long.parseLong(Files.readAllLines(place.pidFile()).getFirst());
        } catch (IOException fault) {
            throw new AssertionError(fault);
        }
    }

    private static void await(BooleanSupplier condition) {
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("too slow").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static String ask(Address address, String sql) {
        try (var database = new Database(address)) {
            return database.read(tx -> tx.createQuery(sql).mapTo(String.class).one());
        }
    }

    private static void run(Address address, String sql) {
        try (var database = new Database(address)) {
            database.write(tx -> tx.execute(sql));
        }
    }
}
