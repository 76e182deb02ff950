package dev.runsheet.fire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.platform.db.Address;
import dev.runsheet.platform.json.Json;
import dev.runsheet.platform.postgres.Place;
import dev.runsheet.platform.postgres.Postgres;
import dev.runsheet.testing.AtOnce;
import dev.runsheet.testing.TestDatabase;
import dev.runsheet.testing.Upload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The example company and people at work: backed up meanwhile, restored elsewhere, moved to
/// another PostgreSQL and back, it is the same.
class BackupTest {
    private static final int CLIENTS = 4;
    private static final int ROUNDS_BEFORE = 2;
    private static final String MOVED = "postgres-moved";

    private final List<ServerProcess> started = new ArrayList<>();
    private Path home;
    private String org;
    private String token;

    @BeforeEach
    void choose() throws IOException {
        var target = Files.createDirectories(Path.of("target", "backups").toAbsolutePath());
        home = Files.createDirectory(target.resolve("home-" + System.nanoTime()));
    }

    @AfterEach
    void sweep() throws IOException {
        started.forEach(ServerProcess::kill);
        try (var files = Files.walk(home)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void whatIsRestoredIsWhatWas() throws IOException {
        var data = Files.createDirectory(home.resolve("data"));
        var server = watched(ServerProcess.demo(data));
        org = "/organizations/" + server.told("Organization");
        token = server.told("Token");
        var wire = new Wire(server.url(), token);
        var guest = guest(wire);

        var promised = backUpUnderLoad(wire, data, home.resolve("busy"));
        var answers = answers(wire, guest);
        run(Map.of(), "backup", home.resolve("quiet"), data);
        server.stop();
        run(Map.of(), "backup", home.resolve("stopped"), data);
        assertThat(contents("stopped")).isEqualTo(contents("quiet"));
        assertThat(contents("quiet")).isNotEqualTo(contents("busy"));

        run(Map.of(), "restore", home.resolve("busy"), home.resolve("fromBusy"));
        assertIsConsistent(home.resolve("fromBusy"), promised);

        var restored = home.resolve("restored");
        run(Map.of(), "restore", home.resolve("stopped"), restored);
        read(restored, tx -> assertHasItsFiles(tx, restored));
        assertThat(filesBelow(data)).containsAllEntriesOf(filesBelow(restored));
        assertThat(counts(restored)).isEqualTo(counts(data));
        assertServes(Map.of(), restored, guest, answers);
    }

    @Test
    void theDatabaseMovesToAnotherPostgresAndBack() throws IOException {
        var data = Files.createDirectory(home.resolve("data"));
        var server =
                watched(ServerProcess.start(data, "--org", "Flour", "--email", "ann@a.example"));
        org = "/organizations/" + server.told("Organization");
        token = server.told("Token");
        var wire = new Wire(server.url(), token);
        invite(wire, "gus@a.example");
        var template = template(wire);
        new Client(wire, template, 0).workOnce();
        var guest = guest(wire);
        var answers = answers(wire, guest);

        try (var own = TestDatabase.empty()) {
            var outside = plainOwner(own);
            assertThat(refused(outside, "move", "--data", data.toString()))
                    .contains("is in use by the server with process id");
            server.stop();
            run(Map.of(), "backup", home.resolve("before"), data);
            ended(0, outside, "move", "--data", data.toString());
            assertThat(data.resolve("postgres")).doesNotExist();
            assertThat(data.resolve(MOVED)).isDirectory();
            run(outside, "backup", home.resolve("outside"), data);
            assertThat(contents("outside")).isEqualTo(contents("before"));

            assertThat(
                            refused(
                                    outside,
                                    "restore",
                                    "--file",
                                    home.resolve("before").toString(),
                                    "--data",
                                    home.resolve("twice").toString()))
                    .contains("is not empty");
            assertServes(outside, data, guest, answers);
        }
        run(Map.of(), "restore", home.resolve("outside"), home.resolve("back"));
        run(Map.of(), "backup", home.resolve("again"), home.resolve("back"));
        assertThat(contents("again")).isEqualTo(contents("before"));
    }

    /// Copying waits for a table that somebody holds, so the archive is half written when the end
    /// comes.
    @Test
    void aBackupThatIsKilledLeavesNothingThatLooksLikeOne() throws Exception {
        var data = Files.createDirectory(home.resolve("data"));
        var server =
                watched(ServerProcess.start(data, "--org", "Flour", "--email", "ann@a.example"));
        var to = Files.createDirectory(home.resolve("to"));
        var postgres = running(data);
        try (var holder =
                Jdbi.create(postgres.url(), postgres.user(), postgres.password()).open()) {
            holder.begin();
            holder.execute("lock table task in access exclusive mode");
            var killed = begun(to);
            killed.kill();
            assertThat(names(to)).singleElement().asString().matches("\\.night\\..*\\.half");
            var stopped = begun(to);
            stopped.stop();
            assertThat(names(to)).hasSize(1);
            holder.rollback();
        }
        run(Map.of(), "backup", to.resolve("night"), data);
        assertThat(names(to)).hasSize(2).contains("night");
        server.stop();
    }

    @Test
    void aRestoreThatIsKilledCanBeDoneAgain() throws IOException {
        var data = Files.createDirectory(home.resolve("data"));
        watched(ServerProcess.start(data, "--org", "Flour", "--email", "ann@a.example")).stop();
        run(Map.of(), "backup", home.resolve("night"), data);
        var to = home.resolve("to");
        var restoring =
                begin(
                        Map.of(),
                        "restore",
                        "--file",
                        home.resolve("night").toString(),
                        "--data",
                        to.toString());
        while (Files.notExists(to) || names(to).isEmpty()) {
            ServerProcess.await(1);
        }
        restoring.kill();
        assertThat(names(to)).allMatch(name -> name.startsWith("restoring-"));
        run(Map.of(), "restore", home.resolve("night"), to);
        run(Map.of(), "backup", home.resolve("again"), to);
        assertThat(contents("again")).isEqualTo(contents("night"));
    }

    private ServerProcess begun(Path to) throws IOException {
        int before = names(to).size();
        var backup =
                begin(
                        Map.of(),
                        "backup",
                        "--file",
                        to.resolve("night").toString(),
                        "--data",
                        home.resolve("data").toString());
        while (names(to).size() == before) {
            assertThat(backup.isAlive()).as(backup.said()).isTrue();
            ServerProcess.await(5);
        }
        return backup;
    }

    /// What was answered before the backup began.
    private List<String> backUpUnderLoad(Wire wire, Path data, Path file) throws IOException {
        var template = template(wire);
        var isEnough = new AtomicBoolean();
        var rounds = new AtomicInteger();
        var answered = new ConcurrentLinkedQueue<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var working =
                    IntStream.range(0, CLIENTS)
                            .mapToObj(number -> new Client(wire, template, number))
                            .map(
                                    client ->
                                            threads.submit(
                                                    () -> work(client, isEnough, rounds, answered)))
                            .toList();
            while (rounds.get() < CLIENTS * ROUNDS_BEFORE
                    && working.stream().noneMatch(Future::isDone)) {
                ServerProcess.await(1);
            }
            var promised = List.copyOf(answered);
            int before = rounds.get();
            run(Map.of(), "backup", file, data);
            int after = rounds.get();
            isEnough.set(true);
            working.forEach(AtOnce::result);
            assertThat(after).isGreaterThan(before);
            System.out.printf(
                    "Backed up while %d clients went from round %d to %d%n",
                    CLIENTS, before, after);
            return promised;
        }
    }

    private static void work(
            Client client,
            AtomicBoolean isEnough,
            AtomicInteger rounds,
            ConcurrentLinkedQueue<String> answered) {
        while (!isEnough.get()) {
            answered.add(client.workOnce());
            rounds.incrementAndGet();
        }
    }

    /// Somebody who launches, completes, uploads, and deletes what was uploaded before.
    private final class Client {
        private final Wire wire;
        private final String template;
        private final int number;
        private String file = "";
        private int round;

        Client(Wire wire, String template, int number) {
            this.wire = wire;
            this.template = template;
            this.number = number;
        }

        /// The run that was launched.
        String workOnce() {
            var name = "Busy " + number + "-" + round++;
            var run =
                    Bakehouse.id(
                            wire.post(
                                    org + "/runs", Map.of("checklist_id", template, "name", name)));
            var task = wire.get(org + "/runs/" + run + "/tasks").rows().getFirst().get("id");
            assertThat(
                            wire.post(
                                            org + "/runs/" + run + "/completed-tasks",
                                            Map.of("task_id", task))
                                    .status())
                    .isEqualTo(200);
            upload(name);
            return run;
        }

        private void upload(String words) {
            var before = file;
            var upload =
                    Upload.of(template).file("Note.txt", words.getBytes(StandardCharsets.UTF_8));
            var reply = wire.post(org + "/file", upload);
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            file = (String) reply.data().get("id");
            if (!before.isEmpty()) {
                assertThat(wire.delete(org + "/file/" + before).status()).isLessThan(300);
            }
        }
    }

    private String template(Wire wire) {
        var template =
                Bakehouse.id(
                        wire.post(
                                org + "/checklists",
                                Map.of("title", "Bread", "type", "procedure")));
        for (var step : List.of("Knead", "Bake")) {
            Bakehouse.id(
                    wire.post(org + "/checklists/" + template + "/steps", Map.of("title", step)));
        }
        return template;
    }

    private void invite(Wire wire, String email) {
        assertThat(wire.post(org + "/guests", Map.of("email", email)).status()).isEqualTo(201);
    }

    /// The code of a guest, which is the last segment of their link.
    private String guest(Wire wire) {
        return (String) wire.get(org + "/guests").rows().getFirst().get("guest_code");
    }

    private Map<String, Object> answers(Wire wire, String guest) {
        var answers = new LinkedHashMap<String, Object>();
        for (var path :
                List.of(
                        org,
                        org + "/users?per_page=100",
                        org + "/guests?per_page=100",
                        org + "/groups?per_page=100",
                        org + "/tags?per_page=100",
                        org + "/folders?per_page=100",
                        org + "/checklists?per_page=100&with=steps",
                        org + "/runs?status=all&per_page=100&with=tasks,tags,folders",
                        org + "/tasks?status=all&per_page=100&with=threads,issues,form_fields",
                        org + "/activity-feeds?per_page=100",
                        "/me")) {
            answers.put(path, answer(wire, path));
        }
        var tasks = org + "/guests/" + guest + "/tasks";
        answers.put(tasks, answer(wire.with("Authorization", "Bearer " + guest), tasks));
        return answers;
    }

    private static Map<String, Object> answer(Wire wire, String path) {
        var reply = wire.get(path);
        assertThat(reply.status()).as(path + " " + reply.text()).isEqualTo(200);
        return Json.map(reply.text().replaceAll("127\\.0\\.0\\.1:\\d+", "host"));
    }

    private void assertServes(
            Map<String, String> settings, Path data, String guest, Map<String, Object> answers)
            throws IOException {
        var server = watched(ServerProcess.start(data, settings));
        var wire = new Wire(server.url(), token);
        assertThat(answers(wire, guest)).isEqualTo(answers);
        // What is new has numbers of its own.
        new Client(wire, template(wire), 99).workOnce();
        invite(wire, "new@guest.example");
        server.stop();
    }

    private void assertIsConsistent(Path data, List<String> promised) throws IOException {
        read(
                data,
                tx -> {
                    Recount.check(tx);
                    var runs =
                            tx.createQuery("select replace(r.id::text, '-', '') from run r")
                                    .mapTo(String.class)
                                    .list();
                    assertThat(runs).containsAll(promised);
                    return assertHasItsFiles(tx, data);
                });
    }

    /// And no others: what was deleted while files were copied is left behind.
    private static boolean assertHasItsFiles(Handle tx, Path data) {
        var known =
                tx.createQuery(
                                """
                                select replace(f.id::text, '-', '') as id, encode(f.sha256, 'hex') as sum
                                  from file f
                                """)
                        .setMapKeyColumn("id")
                        .setMapValueColumn("sum")
                        .collectInto(new GenericType<Map<String, String>>() {});
        assertThat(filesBelow(data)).isEqualTo(known).isNotEmpty();
        return true;
    }

    /// The SHA-256 of each file by its name.
    private static Map<String, String> filesBelow(Path data) {
        var sums = new LinkedHashMap<String, String>();
        try (var files = Files.walk(data.resolve("files").resolve("kept"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                sums.put(file.getFileName().toString(), HexFormat.of().formatHex(digest));
            }
            return sums;
        } catch (IOException | NoSuchAlgorithmException fault) {
            throw new AssertionError(fault);
        }
    }

    private static Map<String, Long> counts(Path data) throws IOException {
        return read(
                data,
                tx -> {
                    var counts = new LinkedHashMap<String, Long>();
                    tx.createQuery(
                                    """
                                    select c.relname
                                      from pg_class c
                                     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
                                       and c.relname <> 'scheduled_tasks'
                                     order by c.relname
                                    """)
                            .mapTo(String.class)
                            .list()
                            .forEach(
                                    table ->
                                            counts.put(
                                                    table,
                                                    tx.createQuery("select count(*) from " + table)
                                                            .mapTo(Long.class)
                                                            .one()));
                    return counts;
                });
    }

    private static <T> T read(Path data, Function<Handle, T> work) throws IOException {
        try (var postgres = Postgres.start(Place.under(data))) {
            var address = postgres.address();
            return Jdbi.create(address.url(), address.user(), address.password())
                    .inTransaction(work::apply);
        }
    }

    /// What the archive says of its parts, the tables' counts and the sequences.
    private List<Object> contents(String name) throws IOException {
        try (var zip = new ZipFile(home.resolve(name).toFile())) {
            var manifest = Json.map(text(zip, "manifest.json"));
            return List.of(
                    text(zip, "SHA256SUMS"), manifest.get("tables"), manifest.get("numbers"));
        }
    }

    private static String text(ZipFile zip, String entry) throws IOException {
        try (var bytes = zip.getInputStream(zip.getEntry(entry))) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Address running(Path data) {
        return Postgres.running(Place.under(data)).orElseThrow();
    }

    /// A role that owns its database and may do nothing else.
    private static Map<String, String> plainOwner(TestDatabase own) {
        var name = own.address().url().replaceAll(".*/", "");
        var role = "owner_of_" + name;
        own.database()
                .write(
                        tx -> {
                            tx.execute("create role %s login password 'flour'".formatted(role));
                            tx.execute("alter database %s owner to %s".formatted(name, role));
                            return tx.execute("alter schema public owner to " + role);
                        });
        return Map.of(
                "RUNSHEET_DATABASE_URL",
                own.address().url(),
                "RUNSHEET_DATABASE_USER",
                role,
                "RUNSHEET_DATABASE_PASSWORD",
                "flour");
    }

    private void run(Map<String, String> settings, String mode, Path file, Path data)
            throws IOException {
        ended(0, settings, mode, "--file", file.toString(), "--data", data.toString());
    }

    private String refused(Map<String, String> settings, String... arguments) throws IOException {
        return ended(1, settings, arguments);
    }

    private String ended(int status, Map<String, String> settings, String... arguments)
            throws IOException {
        var program = begin(settings, arguments);
        int got = program.ended();
        assertThat(got).as(program.said()).isEqualTo(status);
        return program.said();
    }

    private ServerProcess begin(Map<String, String> settings, String... arguments)
            throws IOException {
        return watched(ServerProcess.begin(home, settings, List.of(arguments)));
    }

    private ServerProcess watched(ServerProcess server) {
        started.add(server);
        return server;
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).toList();
        }
    }
}
