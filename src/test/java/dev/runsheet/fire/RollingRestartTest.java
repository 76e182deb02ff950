package dev.runsheet.fire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.AtOnce;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.Upload;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two servers are started anew one after the other, and nobody who is sent to those that are ready
/// notices.
class RollingRestartTest {
    private static final int CLIENTS = 4;

    /// As seldom as servers may be asked, and more seldom than they stop by themselves.
    private static final long GLANCE_MILLIS = 1_000;

    private static final byte[] FILE = new byte[512 * 1024];

    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger[] served = {new AtomicInteger(), new AtomicInteger()};
    private volatile List<Integer> ready = List.of(0, 1);
    private volatile boolean isOver;
    private Pair pair;
    private String template;

    @BeforeEach
    void start() throws IOException {
        pair = new Pair(Map.of("RUNSHEET_DRAIN_SECONDS", "3"));
        template = pair.template(null, List.of(Map.of("title", "Bake")));
    }

    @AfterEach
    void stop() throws IOException {
        pair.close();
    }

    @Test
    void noRequestFailsWhileBothServersAreStartedAnew() throws IOException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var balancing = threads.submit(this::balance);
            var working =
                    IntStream.range(0, CLIENTS)
                            .mapToObj(client -> threads.submit(() -> work(client)))
                            .toList();
            try {
                for (int which = 0; which < 2; which++) {
                    restart(which);
                }
                awaitMore(100);
            } finally {
                isOver = true;
            }
            working.forEach(AtOnce::result);
            AtOnce.result(balancing);
        }
        assertThat(faults).isEmpty();
        pair.database()
                .read(
                        tx -> {
                            Recount.check(tx);
                            return true;
                        });
        assertThat(pair.count("select count(*) from run where completed_at is null")).isZero();
        System.out.printf(
                "Two servers started anew in turn under the load of %d clients: none of %d requests failed (%d and %d)%n",
                CLIENTS, requests.get(), served[0].get(), served[1].get());
    }

    private void restart(int which) throws IOException {
        awaitMore(100);
        pair.server(which).stop();
        assertThat(ready).containsExactly(1 - which);
        pair.start(which);
        while (!ready.contains(which)) {
            ServerProcess.await(10);
        }
    }

    private void awaitMore(int more) {
        for (int until = requests.get() + more; requests.get() < until && faults.isEmpty(); ) {
            ServerProcess.await(10);
        }
    }

    /// As whatever stands before servers does: asks who is ready, and sends nobody elsewhere.
    private void balance() {
        while (!isOver) {
            ready = IntStream.range(0, 2).filter(this::isReady).boxed().toList();
            ServerProcess.await(GLANCE_MILLIS);
        }
    }

    private boolean isReady(int which) {
        try {
            return pair.wire(which).trySend("GET", "/health/ready", "").status() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    private void work(int client) {
        for (int round = 0; !isOver && faults.isEmpty(); round++) {
            var name = client + "-" + round;
            var body = Map.of("checklist_id", template, "name", name);
            var run = (String) send("POST", "/runs", body, 201).data().get("id");
            var tasks = send("GET", "/runs/" + run + "/tasks", "", 200).rows();
            var task = Map.of("task_id", tasks.getFirst().get("id"));
            send("POST", "/runs/" + run + "/completed-tasks", task, 200);
            var upload = Upload.of(template).file(name + ".txt", FILE);
            var file = (String) send("POST", "/file", upload, 200).data().get("id");
            var download = send("GET", "/file/" + file + "/dl", "", 200);
            assertThat(download.text()).hasSize(FILE.length);
        }
    }

    private Reply send(String method, String path, Object body, int status) {
        var which = next();
        try {
            var reply = pair.wire(which).trySend(method, pair.org() + path, body);
            requests.incrementAndGet();
            served[which].incrementAndGet();
            if (reply.status() != status) {
                faults.add(method + " " + path + " " + reply.status() + " " + reply.text());
            }
            return reply;
        } catch (IOException fault) {
            faults.add(method + " " + path + " " + fault);
            throw new AssertionError(fault);
        }
    }

    private int next() {
        var now = ready;
        return now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
    }
}
