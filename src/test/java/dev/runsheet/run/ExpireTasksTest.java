package dev.runsheet.run;

import static dev.runsheet.testing.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Settings;
import dev.runsheet.testing.Rows;
import dev.runsheet.testing.TestDatabase;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExpireTasksTest {
    private static final Map<String, Object> EXPIRING =
            Map.of("kind", "expiring", "deadline", "2026-03-05T12:00:00Z");

    /// Its policy cannot be read.
    private static final Map<String, Object> BROKEN =
            Map.of(
                    "kind", "expiring",
                    "deadline", "2026-03-04T12:00:00Z",
                    "policy", "broken");

    @Test
    void theOnesThatCannotBeEndedDoNotKeepTheOthersWaiting() {
        try (var database = TestDatabase.fresh()) {
            database.database()
                    .write(
                            tx -> {
                                Rows.task(tx, 1, BROKEN);
                                Rows.task(tx, 2, BROKEN);
                                Rows.task(tx, 3, BROKEN);
                                Rows.task(tx, 4, EXPIRING);
                                return Rows.task(tx, 5, EXPIRING);
                            });

            ExpireTasks.run(database.database(), Settings.DEFAULT, 2, NOON);

            var ended =
                    database.database()
                            .read(
                                    tx ->
                                            tx.createQuery(
                                                            """
                                                            select id
                                                              from task
                                                             where completed_at is not null
                                                            """)
                                                    .mapTo(UUID.class)
                                                    .list());
            assertThat(ended).containsExactlyInAnyOrder(Rows.id(4), Rows.id(5));
        }
    }
}
