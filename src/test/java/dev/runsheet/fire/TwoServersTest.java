package dev.runsheet.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runsheet.testing.AtOnce;
import dev.runsheet.testing.Receiver;
import dev.runsheet.testing.Reply;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two servers do the work of one, also when one of them is killed in the middle of it.
class TwoServersTest {
    private static final int CLIENTS = 6;
    private static final int ROUNDS = 10;
    private static final int ANSWERS_BEFORE_THE_KILL = 220;

    /// An hour has room for no more comments.
    private static final int COMMENTED_ROUNDS = 100 / CLIENTS;

    private static final String UNTOLD =
            """
            select (select count(*) from outbox where settled_at is null)
                   + (select count(*) from delivery where settled_at is null)
            """;

    private static final String UNEXPIRED =
            "select count(*) from task where title = 'Cool' and completed_at is null";

    /// What the killed server had begun, as it is a minute and more later.
    private static final String A_MINUTE_PASSES =
            """
            update scheduled_tasks
               set picked = true, picked_by = coalesce(picked_by, 'killed'),
                   last_heartbeat = now() - interval '70 seconds', version = version + 1
             where task_name = 'expire tasks'
            """;

    private final Receiver receiver = new Receiver();
    private final Map<String, String> runs = new ConcurrentHashMap<>();
    private final Set<String> completed = ConcurrentHashMap.newKeySet();
    private final Set<String> comments = ConcurrentHashMap.newKeySet();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();
    private final CountDownLatch enough = new CountDownLatch(ANSWERS_BEFORE_THE_KILL);
    private Pair pair;
    private String template;

    @BeforeEach
    void start() throws IOException {
        pair =
                new Pair(
                        Map.of(
                                "RUNSHEET_OUTBOUND_ALLOW", "127.0.0.1",
                                "RUNSHEET_RATE_LIMIT_PER_MINUTE", "100000"));
        template =
                pair.template(
                        receiver.url("/hook"),
                        List.of(
                                Map.of("title", "Knead"),
                                Map.of("title", "Bake"),
                                Map.of("title", "Cool", "step_type", "expiring")));
    }

    @AfterEach
    void stop() throws IOException {
        pair.close();
        receiver.close();
    }

    /// Somebody who sends everything to one server and then to the other as well.
    private final class Client {
        private final int number;

        private Client(int number) {
            this.number = number;
        }

        private void work() {
            for (int round = 0; round < ROUNDS; round++) {
                workOnce(number + round, round, number + "-" + round);
            }
        }

        private void workOnce(int first, int round, String name) {
            var body = Map.of("checklist_id", template, "name", name);
            var run = (String) twice(first, "launch " + name, "POST", "/runs", body, 201).get("id");
            runs.put(name, run);
            var tasks = send(first, "", "GET", "/runs/" + run + "/tasks", "").rows();
            var ids = tasks.stream().map(each -> (String) each.get("id")).toList();
            assertThat(ids).hasSize(3);
            var past = Map.of("deadline", "2026-01-01 10:00:00");
            twice(first, "date " + name, "PUT", "/tasks/" + ids.get(2), past, 200);
            var task = Map.of("task_id", ids.get(0));
            var path = "/runs/" + run + "/completed-tasks";
            twice(first, "complete " + name, "POST", path, task, 200);
            completed.add(ids.get(0));
            if (round < COMMENTED_ROUNDS) {
                var said = Map.of("content", "Well done, " + name);
                path = "/tasks/" + ids.get(1) + "/comment";
                comments.add(
                        (String) twice(first, "say " + name, "POST", path, said, 201).get("id"));
            }
            atBoth("/runs/" + run + "/completed-tasks", ids.get(1));
        }
    }

    /// With one key to both servers, one behind the other: it is done once, and answered alike.
    private Map<String, Object> twice(
            int first, String key, String method, String path, Object body, int status) {
        keys.add(key);
        var one = send(first, key, method, path, body);
        var other = send(first + 1, key, method, path, body);
        assertThat(one.status()).as(one.text()).isEqualTo(status);
        assertThat(other.text()).isEqualTo(one.text());
        assertThat(other.headers().firstValue("Idempotent-Replayed")).contains("true");
        repeated.incrementAndGet();
        return one.data();
    }

    /// Until one of the servers has answered; the first that is asked is that of the number.
    private Reply send(int first, String key, String method, String path, Object body) {
        for (int which = first; ; which++) {
            var reply = trySend(which, key, method, path, body);
            if (reply.isPresent() && reply.get().status() != 409 && reply.get().status() != 503) {
                return reply.get();
            }
            ServerProcess.await(5);
        }
    }

    private Optional<Reply> trySend(
            int which, String key, String method, String path, Object body) {
        var wire = pair.wire(which % 2);
        try {
            var reply =
                    (key.isEmpty() ? wire : wire.with("Idempotency-Key", key))
                            .trySend(method, pair.org() + path, body);
            answers.incrementAndGet();
            enough.countDown();
            return Optional.of(reply);
        } catch (IOException _) {
            unanswered.incrementAndGet();
            return Optional.empty();
        }
    }

    /// Without a key, to both servers at the same moment: one of them does it.
    private void atBoth(String path, String task) {
        var replies =
                AtOnce.each(2, which -> trySend(which, "", "POST", path, Map.of("task_id", task)));
        var statuses =
                replies.stream()
                        .flatMap(Optional::stream)
                        .map(Reply::status)
                        .filter(status -> status != 503)
                        .sorted()
                        .toList();
        if (statuses.size() == 2) {
            assertThat(statuses).containsExactly(200, 422);
        }
        if (statuses.isEmpty() || statuses.getFirst() != 200) {
            // It was done by the server that is gone, or by nobody.
            send(1, "", "POST", path, Map.of("task_id", task));
        }
        completed.add(task);
    }

    @Test
    void oneOfTwoServersIsKilledAndNothingIsLostOrDoneTwice() {
        receiver.pause("/hook", 30);
        Map<Long, String> leased;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var working =
                    IntStream.range(0, CLIENTS)
                            .mapToObj(Client::new)
                            .map(client -> threads.submit(client::work))
                            .toList();
            expireUntil(() -> enough.getCount() == 0 || working.stream().anyMatch(Future::isDone));
            pair.server(0).kill();
            leased = leased();
            working.forEach(AtOnce::result);
        }
        int answered = answers.get();
        endLeases(leased);
        pair.database().write(tx -> tx.execute(A_MINUTE_PASSES));
        awaitNone(UNEXPIRED);
        awaitNone(UNTOLD);

        assertThat(answered).isGreaterThan(ANSWERS_BEFORE_THE_KILL);
        assertRunsAreThereOnce();
        assertThat(pair.texts("select replace(cast(id as text), '-', '') from comment"))
                .containsExactlyInAnyOrderElementsOf(comments);
        assertThat(pair.texts("select key from idempotency_key"))
                .containsExactlyInAnyOrderElementsOf(keys);
        pair.database().read(TwoServersTest::recounted);
        int twice = assertCallsWereMade(leased);
        System.out.printf(
                "Two servers, one killed after %d of %d answers (%d requests unanswered): %d runs, %d completions, %d comments there once, %d requests repeated at the other server; %d tasks expired once; %d calls heard, %d were under way at the kill, %d came twice%n",
                ANSWERS_BEFORE_THE_KILL,
                answered,
                unanswered.get(),
                runs.size(),
                completed.size(),
                comments.size(),
                repeated.get(),
                runs.size(),
                receiver.calls().size(),
                leased.size(),
                twice);
    }

    private static boolean recounted(org.jdbi.v3.core.Handle tx) {
        Recount.check(tx);
        return true;
    }

    private interface Condition {
        boolean holds();
    }

    /// Expires what is due all the time, at whichever server comes first.
    private void expireUntil(Condition condition) {
        while (!condition.holds()) {
            pair.database()
                    .write(
                            tx ->
                                    tx.execute(
                                            "update scheduled_tasks set execution_time = now() where task_name = 'expire tasks' and not picked"));
            ServerProcess.await(50);
        }
    }

    private void awaitNone(String sql) {
        for (int i = 0; i < 2_000 && pair.count(sql) > 0; i++) {
            ServerProcess.await(50);
        }
        assertThat(pair.count(sql)).as(sql).isZero();
    }

    private Map<Long, String> leased() {
        return pair.database()
                .read(
                        tx ->
                                tx.createQuery(
                                                "select id, cast(lease as text) as lease from delivery where lease is not null and settled_at is null")
                                        .map(
                                                (row, _) ->
                                                        Map.entry(
                                                                row.getLong("id"),
                                                                row.getString("lease")))
                                        .collect(
                                                Collectors.toMap(
                                                        Map.Entry::getKey, Map.Entry::getValue)));
    }

    /// Of the killed server only: the other has settled its own by now.
    private void endLeases(Map<Long, String> leased) {
        var now = leased();
        leased.entrySet().removeIf(each -> !each.getValue().equals(now.get(each.getKey())));
        pair.database()
                .write(
                        tx ->
                                tx.createUpdate(
                                                "update delivery set leased_until = now() where id = any(:ids) and settled_at is null")
                                        .bindArray("ids", Long.class, leased.keySet().toArray())
                                        .execute());
    }

    private void assertRunsAreThereOnce() {
        var found = new TreeMap<String, String>();
        pair.texts("select name || ' ' || replace(cast(id as text), '-', '') from run")
                .forEach(
                        line ->
                                assertThat(found.put(line.split(" ")[0], line.split(" ")[1]))
                                        .as(line)
                                        .isNull());
        assertThat(found).isEqualTo(runs).hasSize(CLIENTS * ROUNDS);
        assertThat(pair.count("select count(*) from task")).isEqualTo(3 * runs.size());
        assertThat(pair.count("select count(distinct number) from run")).isEqualTo(runs.size());
        assertThat(pair.count("select count(distinct number) from task"))
                .isEqualTo(3 * runs.size());
        assertThat(
                        pair.texts(
                                "select replace(cast(id as text), '-', '') from task where title <> 'Cool' and completed_at is not null"))
                .containsExactlyInAnyOrderElementsOf(completed);
        assertThat(
                        pair.count(
                                "select count(*) from activity where verb = 'completed' and entity_type = 'task'"))
                .isEqualTo(3 * runs.size());
        assertThat(pair.count("select count(*) from run where completed_at is not null"))
                .isEqualTo(runs.size());
    }

    /// Each run has told of its launch, its three tasks and its end. Answers how many calls came
    /// twice.
    private int assertCallsWereMade(Map<Long, String> leased) {
        var heard = new HashMap<String, Integer>();
        receiver.calls().forEach(call -> heard.merge(call.id(), 1, Integer::sum));
        assertThat(heard.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        pair.texts("select cast(event_id as text) from delivery"))
                .hasSize(5 * runs.size());
        var under =
                pair.database()
                        .read(
                                tx ->
                                        tx.createQuery(
                                                        "select cast(event_id as text) from delivery where id = any(:ids)")
                                                .bindArray(
                                                        "ids",
                                                        Long.class,
                                                        leased.keySet().toArray())
                                                .mapTo(String.class)
                                                .list());
        var twice = new TreeSet<String>();
        heard.forEach(
                (id, times) -> {
                    assertThat(times).isBetween(1, 2);
                    if (times == 2) {
                        twice.add(id);
                    }
                });
        assertThat(under).containsAll(twice);
        return twice.size();
    }

    @Test
    void aServerWithAnotherKeyDoesNotStart() {
        var other = new HashMap<>(pair.settings());
        other.put("RUNSHEET_SECRET_KEY", "another key of thirty-two characters");
        assertThatThrownBy(() -> ServerProcess.start(pair.data(), other))
                .hasMessageContaining("belongs to servers with another secret key");
    }
}
