package dev.runsheet.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Settings;
import dev.runsheet.platform.db.Database;
import dev.runsheet.platform.db.Transactions;
import dev.runsheet.testing.Postman;
import dev.runsheet.testing.Receiver;
import dev.runsheet.testing.TestDatabase;
import dev.runsheet.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who is called when, and how often.
class CourierTest {
    private static final Instant NOW = Instant.parse("2026-03-06T12:00:00Z");

    private final TestDatabase own = TestDatabase.fresh();
    private final Database database = own.database();
    private final Owing owing = new Owing(database);
    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        own.close();
        receiver.close();
    }

    private UUID task() {
        return owing.task();
    }

    private void owe(UUID task, String path) {
        owing.owe(task, receiver.url(path));
    }

    private static List<Delivery> claimed(Transactions transactions, Instant now) {
        return transactions.write(
                tx -> {
                    SpreadNews.run(tx, World.FLOUR, now);
                    return DeliveryStore.claim(tx, World.FLOUR, Map.of(), 4, 100, Lease.from(now));
                });
    }

    @Test
    void twoServersCallOnceEach() {
        var task = IntStream.range(0, 40).mapToObj(_ -> task()).toList();
        task.forEach(each -> owe(each, "/once"));
        try (var one = new Postman(database);
                var other = new Postman(database)) {
            one.deliver();
            other.deliver();
        }
        assertThat(receiver.calls()).hasSize(40);
        assertThat(receiver.calls()).extracting(Receiver.Call::id).doesNotHaveDuplicates();
    }

    @Test
    void whatIsLeasedIsLeftToItsHolderUntilTheLeaseIsOver() {
        owe(task(), "/lease");
        var first = claimed(database, NOW);
        assertThat(first).hasSize(1);
        assertThat(claimed(database, NOW.plusSeconds(59))).isEmpty();

        var second = claimed(database, NOW.plusSeconds(60));
        assertThat(second).singleElement().extracting(Delivery::attempts).isEqualTo(2);
        assertThat(second.getFirst().event()).isEqualTo(first.getFirst().event());

        settle(first.getFirst());
        assertThat(unsettled()).as("the first lost its lease").isEqualTo(1);
        settle(second.getFirst());
        assertThat(unsettled()).isZero();
    }

    @Test
    void ofOneTaskToOneReceiverTheEarlierGoesFirst() {
        var task = task();
        owe(task, "/order");
        owe(task, "/order");
        owe(task, "/elsewhere");
        var first = claimed(database, NOW);
        assertThat(first)
                .extracting(Delivery::url)
                .containsExactlyInAnyOrder(receiver.url("/order"), receiver.url("/elsewhere"));
        assertThat(claimed(database, NOW)).isEmpty();
        first.forEach(this::settle);
        assertThat(claimed(database, NOW))
                .extracting(Delivery::url)
                .containsExactly(receiver.url("/order"));
    }

    @Test
    void toOneReceiverAFewCallsAreUnderWayAtOnce() {
        IntStream.range(0, 6).forEach(_ -> owe(task(), "/many"));
        owe(task(), "/few");
        var first = claimed(database, NOW);
        assertThat(first).filteredOn(each -> each.url().endsWith("/many")).hasSize(4);
        assertThat(first).filteredOn(each -> each.url().endsWith("/few")).hasSize(1);
        var busy = Map.of(first.getFirst().receiver().toString(), 3);
        var lease = Lease.from(NOW);
        assertThat(
                        database.<List<Delivery>>write(
                                tx -> DeliveryStore.claim(tx, World.FLOUR, busy, 4, 100, lease)))
                .hasSize(1);
    }

    @Test
    void aSlowReceiverDoesNotKeepTheOthersWaiting() {
        receiver.pause("/poison", 2_000);
        IntStream.range(0, 12).forEach(_ -> owe(task(), "/poison"));
        var paths = IntStream.range(0, 20).mapToObj(i -> "/well-" + i).toList();
        paths.forEach(path -> owe(task(), path));
        long began = System.nanoTime();
        try (var postman = new Postman(database)) {
            while (!heardAll(paths)) {
                assertThat(since(began)).isLessThan(Duration.ofSeconds(20));
                Thread.onSpinWait();
            }
            var took = since(began);
            System.out.printf(
                    "20 receivers beside one that hangs were all told in %d ms%n", took.toMillis());
            assertThat(receiver.heard("/poison").size()).isLessThanOrEqualTo(4);
            postman.deliver();
        }
        assertThat(receiver.heard("/poison")).hasSize(12);
    }

    private boolean heardAll(List<String> paths) {
        return paths.stream().noneMatch(path -> receiver.heard(path).isEmpty());
    }

    @Test
    void aFailureIsTriedAgainOnlyWhenThatIsAskedFor() {
        receiver.answer("/fails", 503);
        owe(task(), "/fails");
        try (var postman = new Postman(database)) {
            postman.deliver();
        }
        assertThat(receiver.heard("/fails")).hasSize(1);
        assertThat(delivered()).containsExactly(false);
    }

    @Test
    void aRetrySaysTheSameUntilItIsHeard() {
        receiver.answer("/later", 503);
        var task = task();
        owe(task, "/later");
        owe(task, "/later");
        try (var postman = new Postman(database, retrying(3))) {
            await(() -> receiver.heard("/later").size() == 1 && pausing() == 1);
            rename(task);
            receiver.answer("/later", 200);
            hurry();
            postman.deliver();
        }
        var calls = receiver.calls();
        assertThat(calls).hasSize(3);
        assertThat(calls.get(1)).isEqualTo(calls.get(0));
        assertThat(calls.get(2).id()).isNotEqualTo(calls.get(0).id());
        assertThat(calls.get(2).body()).extracting("this_task.title").isEqualTo("Renamed");
        assertThat(delivered()).containsExactly(true, true);
    }

    @Test
    void pausesGrowFromSecondsToHours() {
        assertThat(IntStream.rangeClosed(1, 7).mapToObj(i -> Attempt.pause(i).toSeconds()))
                .containsExactly(5L, 30L, 180L, 1_080L, 6_480L, 28_800L, 28_800L);
    }

    @Test
    void whatIsGoneIsNotTold() {
        var task = task();
        owe(task, "/gone");
        owe(task(), "/gone");
        database.write(
                tx ->
                        tx.createUpdate("delete from task where org_id = :org and id = :id")
                                .bind("org", World.FLOUR)
                                .bind("id", task)
                                .execute());
        try (var postman = new Postman(database)) {
            postman.deliver();
        }
        assertThat(receiver.heard("/gone")).hasSize(1);
        assertThat(delivered()).containsExactly(false, true);
    }

    @Test
    void whatWasToldLongAgoIsForgotten() {
        owe(task(), "/old");
        claimed(database, NOW).forEach(this::settle);
        ForgetDeliveries.run(database, NOW.plus(Duration.ofDays(90)));
        assertThat(delivered()).hasSize(1);
        ForgetDeliveries.run(database, NOW.plus(Duration.ofDays(91)));
        assertThat(delivered()).isEmpty();
    }

    private void settle(Delivery delivery) {
        var well = new Attempt(NOW, 3, 200, "heard", null);
        database.write(
                tx -> {
                    DeliveryStore.settle(tx, delivery, "{}", well, null, NOW);
                    return delivery;
                });
    }

    private void rename(UUID task) {
        database.write(
                tx ->
                        tx.createUpdate(
                                        "update task set title = 'Renamed' where org_id = :org and id = :id")
                                .bind("org", World.FLOUR)
                                .bind("id", task)
                                .execute());
    }

    /// The pause is over.
    private void hurry() {
        database.write(tx -> tx.createUpdate("update delivery set due_at = at").execute());
    }

    private int pausing() {
        return count(
                "select count(*) from delivery where due_at > at and lease is null and settled_at is null and attempts = 1");
    }

    private int unsettled() {
        return count("select count(*) from delivery where settled_at is null");
    }

    private int count(String sql) {
        return database.read(tx -> tx.createQuery(sql).mapTo(Integer.class).one());
    }

    private List<Boolean> delivered() {
        return database.read(CourierTest::delivered);
    }

    private static List<Boolean> delivered(Handle tx) {
        return tx.createQuery("select is_delivered from delivery order by id")
                .mapTo(Boolean.class)
                .list();
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) {
        long began = System.nanoTime();
        while (!condition.holds()) {
            assertThat(since(began)).isLessThan(Duration.ofSeconds(20));
            Thread.onSpinWait();
        }
    }

    private static Settings retrying(int times) {
        var usual = Settings.DEFAULT;
        return new Settings(
                usual.requireClientHeader(),
                usual.dateMillis(),
                usual.ownersShape(),
                usual.runWriteProgress(),
                usual.unknownFieldKeys(),
                usual.oneoffPutRequiresCoreFields(),
                usual.completionAcceptsTaskdata(),
                usual.openStatusLiteral(),
                usual.launchTasksMap(),
                usual.putRunAbsentLists(),
                usual.automationFire(),
                usual.reevaluateOnPrerunEdit(),
                times,
                usual.strictValidation(),
                usual.membership());
    }
}
