package dev.runsheet.fire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.platform.postgres.Place;
import dev.runsheet.platform.postgres.Postgres;
import dev.runsheet.testing.Receiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A server that is killed after it has answered, and before it has told the world, tells it when
/// it is back.
class KilledCourierTest {
    private static final Map<String, String> SETTINGS =
            Map.of("RUNSHEET_OUTBOUND_ALLOW", "127.0.0.1");

    private static final int RUNS = 15;

    /// Of each run the launch, the task and the end are told.
    private static final int CALLS = 3 * RUNS;

    /// As many calls are under way to one address.
    private static final int AT_ONCE = 4;

    private final Receiver receiver = new Receiver();
    private Path data;
    private ServerProcess server;

    @BeforeEach
    void start() throws IOException {
        var target = Files.createDirectories(Path.of("target", "killed").toAbsolutePath());
        data = Files.createDirectory(target.resolve("data-" + System.nanoTime()));
        server =
                ServerProcess.start(
                        data, SETTINGS, "--org", "Flour", "--email", "ann@flour.example");
    }

    @AfterEach
    void sweep() throws IOException {
        server.kill();
        receiver.close();
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void whatWasCommittedIsToldAfterAKill() throws IOException {
        receiver.pause("/hook", 5_000);
        var completed = work();
        server.kill();
        var before = receiver.calls().size();
        var begun = endLeases();
        receiver.pause("/hook", 0);
        server = ServerProcess.start(data, SETTINGS);
        while (ids().size() < CALLS) {
            ServerProcess.await(20);
        }
        server.stop();

        assertThat(before).isLessThan(CALLS);
        assertThat(ids()).hasSize(CALLS);
        assertThat(begun).hasSizeLessThanOrEqualTo(AT_ONCE).containsAll(heardTwice());
        assertThat(receiver.calls().size() - CALLS).isEqualTo(heardTwice().size());
        assertThat(
                        receiver.heard("/hook").stream()
                                .filter(call -> call.containsKey("this_task"))
                                .map(call -> (Object) ((Map<?, ?>) call.get("this_task")).get("id"))
                                .distinct()
                                .toList())
                .containsExactlyInAnyOrderElementsOf(completed);
        System.out.printf(
                "%d of %d calls were made before the kill, all after it, %d of them twice, of %d that had begun%n",
                before, CALLS, heardTwice().size(), begun.size());
    }

    private List<Object> work() throws IOException {
        var org = "/organizations/" + server.told("Organization");
        var wire = new Wire(server.url(), server.told("Token"));
        var template =
                Bakehouse.id(
                        wire.post(
                                org + "/checklists",
                                Map.of(
                                        "title",
                                        "Bread",
                                        "type",
                                        "procedure",
                                        "webhook",
                                        receiver.url("/hook"),
                                        "steps",
                                        List.of(Map.of("title", "Bake")))));
        var completed = new ArrayList<Object>();
        for (int i = 0; i < RUNS; i++) {
            var run = Bakehouse.id(wire.post(org + "/runs", Map.of("checklist_id", template)));
            var task = wire.get(org + "/runs/" + run + "/tasks").rows().getFirst().get("id");
            var done =
                    wire.post(org + "/runs/" + run + "/completed-tasks", Map.of("task_id", task));
            assertThat(done.status()).as(done.text()).isEqualTo(200);
            completed.add(task);
        }
        return completed;
    }

    private List<String> heardTwice() {
        var once = new HashSet<String>();
        return receiver.calls().stream()
                .map(Receiver.Call::id)
                .filter(id -> !once.add(id))
                .toList();
    }

    private HashSet<String> ids() {
        var ids = new HashSet<String>();
        receiver.calls().forEach(call -> ids.add(call.id()));
        return ids;
    }

    /// What the killed server held would be left to it for a minute. Answers the calls that it had
    /// begun.
    private List<String> endLeases() {
        try (var postgres = Postgres.start(Place.under(data))) {
            var address = postgres.address();
            return Jdbi.create(address.url(), address.user(), address.password())
                    .withHandle(
                            tx ->
                                    tx.createQuery(
                                                    """
                                                    update delivery
                                                       set leased_until = now()
                                                     where lease is not null and settled_at is null
                                                    returning cast(event_id as text)
                                                    """)
                                            .mapTo(String.class)
                                            .list());
        }
    }
}
