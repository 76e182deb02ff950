package dev.runsheet.platform.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.platform.db.Database;
import dev.runsheet.testing.TestDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

class JobsTest {
    private static final InstantSource CLOCK = InstantSource.system();

    private static final String BEGUN =
            """
            insert into scheduled_tasks
                   (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
            values (?, 'recurring', now() - interval '1 hour', true, 'another', now() - interval '%d seconds', 1)
            """;
    private static final String BEGUN_AND_LEFT = BEGUN.formatted(65);
    private static final String BEGUN_AND_ALIVE = BEGUN.formatted(15);

    @Test
    void twoServersDoARecurringJobOnce() throws InterruptedException {
        var done = new CopyOnWriteArrayList<String>();
        var both = new CountDownLatch(2);
        try (var own = TestDatabase.fresh();
                var other = new Database(own.address());
                var one = recurring(own.database(), "one", done, both);
                var two = recurring(other, "two", done, both)) {
            one.start();
            two.start();
            // Each has looked for work when its own job has run.
            assertThat(both.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(done).hasSize(1);
        }
    }

    private static Jobs recurring(
            Database database, String name, List<String> done, CountDownLatch both) {
        return new Jobs(database, CLOCK)
                .every(Duration.ofHours(1), "shared", (_, _) -> done.add(name))
                .every(Duration.ofHours(1), "own-" + name, (_, _) -> both.countDown());
    }

    @Test
    void workPlannedForLaterIsDoneByTheNextServer() throws InterruptedException {
        var done = new CopyOnWriteArrayList<String>();
        var end = new CountDownLatch(1);
        try (var own = TestDatabase.fresh()) {
            try (var first = new Jobs(own.database(), CLOCK).once("greet", (_, _, _) -> {})) {
                first.start();
                var later = CLOCK.instant().plusSeconds(2);
                assertThat(first.at(later, "greet", "Ann")).isTrue();
                assertThat(first.at(later, "greet", "Ann")).isFalse();
            }
            try (var next = new Jobs(own.database(), CLOCK).once("greet", noting(done, end))) {
                next.start();
                assertThat(end.await(20, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(done).containsExactly("Ann of Flour");
        }
    }

    @Test
    void whatADeadServerHadBegunIsDoneByAnother() throws InterruptedException {
        var done = new CopyOnWriteArrayList<String>();
        var end = new CountDownLatch(1);
        try (var own = TestDatabase.fresh()) {
            own.database().write(tx -> tx.execute(BEGUN_AND_LEFT, "shared"));
            own.database().write(tx -> tx.execute(BEGUN_AND_ALIVE, "alive"));
            try (var next =
                    new Jobs(own.database(), CLOCK)
                            .every(Duration.ofHours(1), "alive", (_, _) -> done.add("alive"))
                            .every(
                                    Duration.ofHours(1),
                                    "shared",
                                    (_, _) -> {
                                        done.add("shared");
                                        end.countDown();
                                    })) {
                next.start();
                assertThat(end.await(40, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(done).containsExactly("shared");
        }
    }

    private static Jobs.WorkOn noting(List<String> done, CountDownLatch end) {
        return (transactions, key, _) -> {
            done.add(key + " of " + transactions.read(JobsTest::bakery));
            end.countDown();
        };
    }

    private static String bakery(Handle tx) {
        return tx.createQuery("select name from organization where slug = 'flour'")
                .mapTo(String.class)
                .one();
    }
}
