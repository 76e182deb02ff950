package dev.runsheet.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runsheet.platform.postgres.Place;
import dev.runsheet.platform.postgres.Postgres;
import dev.runsheet.testing.AtOnce;
import dev.runsheet.testing.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A server that is killed in the middle of its work has lost nothing that it answered.
class KilledServerTest {
    private static final int KILLS = 3;
    private static final int CLIENTS = 8;
    private static final int STEPS = 3;
    private static final long SEED = 20_260_306;

    /// How many more answers a server gives before it is killed.
    private static final int LEAST_ANSWERS = 150;

    private static final int MOST_ANSWERS = 400;

    /// Runs that have not all of their tasks, and names that were given twice.
    private static final String HALF_MADE =
            """
            select r.name
              from run r
             where (select count(*) from task t where t.org_id = r.org_id and t.run_id = r.id) <> :steps
                or (select count(*) from run o where o.org_id = r.org_id and o.name = r.name) <> 1
            """;

    private Path data;
    private ServerProcess server;
    private String org;
    private String token;
    private String template;
    private volatile Wire wire;
    private volatile Runnable answered;

    /// What an answer has promised: reading `path` shows `value` under `key`.
    private record Promise(String path, String key, String value) {}

    /// Somebody who works until the server is gone, and goes on where they were when it is back.
    private final class Client {
        private final int number;
        private final List<Promise> promises = new ArrayList<>();
        private int round;

        Client(int number) {
            this.number = number;
        }

        void work() {
            try {
                while (true) {
                    workOnce();
                    round++;
                }
            } catch (IOException _) {
                // The server was killed; what it did not answer it has not promised.
            }
        }

        /// A launch that was not answered is sent again with its key.
        private void workOnce() throws IOException {
            var name = "Run " + number + "-" + round;
            var launched =
                    wire.with("Idempotency-Key", name)
                            .trySend(
                                    "POST",
                                    org + "/runs",
                                    Map.of("checklist_id", template, "name", name));
            var run = org + "/runs/" + data(launched, 201).get("id");
            promise(run, "name", name);
            var tasks = wire.trySend("GET", run + "/tasks", "").rows();
            assertThat(tasks).hasSize(STEPS);
            complete(run, (String) tasks.get(0).get("id"));
            rename((String) tasks.get(1).get("id"), "Renamed in " + name);
            complete(run, (String) tasks.get(2).get("id"));
        }

        private void complete(String run, String task) throws IOException {
            var completed = wire.trySend("POST", run + "/completed-tasks", Map.of("task_id", task));
            // Sent again after a kill, it may find that it was done before.
            if (completed.status() != 422) {
                data(completed, 200);
            }
            promise(org + "/tasks/" + task, "status", "completed");
        }

        private void rename(String task, String title) throws IOException {
            var path = org + "/tasks/" + task;
            data(wire.trySend("PUT", path, Map.of("title", title)), 200);
            promise(path, "title", title);
        }

        private void promise(String path, String key, String value) {
            promises.add(new Promise(path, key, value));
            answered.run();
        }

        private static Map<String, Object> data(Reply reply, int status) {
            assertThat(reply.status()).as(reply.text()).isEqualTo(status);
            return reply.data();
        }
    }

    @BeforeEach
    void found() throws IOException {
        var target = Files.createDirectories(Path.of("target", "killed").toAbsolutePath());
        data = Files.createDirectory(target.resolve("data-" + System.nanoTime()));
        server = ServerProcess.start(data, "--org", "Flour", "--email", "ann@flour.example");
        org = "/organizations/" + server.told("Organization");
        token = server.told("Token");
        wire = new Wire(server.url(), token);
        var title = Map.of("title", "Bread", "type", "procedure");
        template = Bakehouse.id(wire.post(org + "/checklists", title));
        for (var step : List.of("Knead", "Bake", "Taste")) {
            Bakehouse.id(
                    wire.post(org + "/checklists/" + template + "/steps", Map.of("title", step)));
        }
    }

    @AfterEach
    void sweep() throws IOException {
        server.kill();
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void whatWasAnsweredIsThereAfterAKill() throws IOException {
        var clients = IntStream.range(0, CLIENTS).mapToObj(Client::new).toList();
        var random = new Random(SEED);
        var restarts = new ArrayList<Long>();
        for (int kill = 0; kill < KILLS; kill++) {
            workUntilKilled(clients, random.nextInt(LEAST_ANSWERS, MOST_ANSWERS));
            var began = System.nanoTime();
            server = ServerProcess.start(data);
            restarts.add((System.nanoTime() - began) / 1_000_000);
            wire = new Wire(server.url(), token);
            clients.forEach(client -> client.promises.forEach(this::assertKept));
        }
        var promises = clients.stream().mapToInt(client -> client.promises.size()).sum();
        assertThat(promises).isGreaterThanOrEqualTo(KILLS * LEAST_ANSWERS);
        server.stop();
        assertWholeAndCounted();
        System.out.printf(
                "%d kills under the load of %d clients, seed %d: all %d answered writes are there, no run is half made, ready again after %s ms%n",
                KILLS, CLIENTS, SEED, promises, restarts);
    }

    @Test
    void aSecondServerOnTheSameDataIsTurnedAway() {
        assertThatThrownBy(() -> ServerProcess.start(data))
                .hasMessageContaining(
                        "The data directory " + data + " is in use by the server with process id");
        assertThat(wire.get(org).status()).isEqualTo(200);
        server.stop();
    }

    private void workUntilKilled(List<Client> clients, int answers) {
        var enough = new CountDownLatch(answers);
        answered = enough::countDown;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var working = clients.stream().map(client -> threads.submit(client::work)).toList();
            while (enough.getCount() > 0 && working.stream().noneMatch(Future::isDone)) {
                ServerProcess.await(1);
            }
            server.kill();
            working.forEach(AtOnce::result);
        }
    }

    private void assertKept(Promise promise) {
        var reply = wire.get(promise.path());
        assertThat(reply.status()).as(promise + " " + reply.text()).isEqualTo(200);
        assertThat(reply.data()).containsEntry(promise.key(), promise.value());
    }

    private void assertWholeAndCounted() {
        try (var postgres = Postgres.start(Place.under(data))) {
            var address = postgres.address();
            Jdbi.create(address.url(), address.user(), address.password())
                    .useTransaction(KilledServerTest::assertWholeAndCounted);
        }
    }

    private static void assertWholeAndCounted(Handle tx) {
        var half = tx.createQuery(HALF_MADE).bind("steps", STEPS).mapTo(String.class).list();
        assertThat(half).isEmpty();
        Recount.check(tx);
    }
}
