package dev.runsheet.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runsheet.base.Id;
import dev.runsheet.base.TaskId;
import dev.runsheet.testing.TestDatabase;
import dev.runsheet.testing.World;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeepMonthsTest {
    private static final TaskId LOAF =
            new TaskId(Id.parse("00000000000000000000000000000a11").orElseThrow());

    @Test
    void whatHappensIsKeptByTheMonth() {
        try (var own = TestDatabase.fresh()) {
            KeepMonths.run(own.database(), Instant.parse("2031-11-20T10:00:00Z"));
            own.database()
                    .write(
                            tx -> {
                                happened(tx, "2031-11-30T23:59:59.999Z");
                                happened(tx, "2031-12-01T00:00:00Z");
                                happened(tx, "2032-02-29T12:00:00Z");
                                happened(tx, "2032-03-01T00:00:00Z");
                                return null;
                            });
            assertThat(parts(own))
                    .containsExactly(
                            "activity_2031_11",
                            "activity_2031_12",
                            "activity_2032_02",
                            "activity_other");
        }
    }

    @Test
    void theMonthsOfAnotherDatabaseCanBeMadeHere() {
        try (var own = TestDatabase.fresh()) {
            var months = List.of(YearMonth.of(2031, 2), YearMonth.of(2031, 11));
            KeepMonths.keep(own.database(), months);
            var kept = own.database().read(KeepMonths::kept);
            assertThat(kept).containsAll(months);
        }
    }

    @Test
    void itIsDoneAgainEveryDayAndBySeveralServers() {
        try (var own = TestDatabase.fresh()) {
            for (var day : List.of("2031-11-20", "2031-11-20", "2031-12-01")) {
                KeepMonths.run(own.database(), Instant.parse(day + "T10:00:00Z"));
            }
            own.database()
                    .write(
                            tx -> {
                                happened(tx, "2032-03-01T00:00:00Z");
                                return null;
                            });
            assertThat(parts(own)).containsExactly("activity_2032_03");
        }
    }

    @Test
    void aMonthThatBeganWithoutItsPartGoesOnWithoutIt() {
        try (var own = TestDatabase.fresh()) {
            own.database()
                    .write(
                            tx -> {
                                happened(tx, "2031-11-19T10:00:00Z");
                                return null;
                            });
            KeepMonths.run(own.database(), Instant.parse("2031-11-20T10:00:00Z"));
            own.database()
                    .write(
                            tx -> {
                                happened(tx, "2031-11-21T10:00:00Z");
                                happened(tx, "2031-12-01T10:00:00Z");
                                return null;
                            });
            assertThat(parts(own))
                    .containsExactly("activity_2031_12", "activity_other", "activity_other");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update activity set verb = 'created' where org_id = :org",
                "delete from activity where org_id = :org",
                "update activity_other set verb = 'created' where org_id = :org",
                "delete from activity_other where org_id = :org"
            })
    void theServerCannotRewriteWhatHappened(String rewriting) {
        TestDatabase.tx(
                tx -> {
                    happened(tx, "2031-11-19T10:00:00Z");
                    var update = tx.createUpdate(rewriting).bind("org", World.FLOUR);
                    assertThatThrownBy(update::execute).hasMessageContaining("permission denied");
                });
    }

    private static void happened(Handle tx, String at) {
        Journal.record(
                tx,
                World.ANN,
                Event.of(Verb.CREATED, Subject.of(Subject.Kind.TASK, LOAF), null, "Created a loaf"),
                Instant.parse(at));
    }

    private static List<String> parts(TestDatabase own) {
        return own.database()
                .read(
                        tx ->
                                tx.createQuery(
                                                """
                                                select cast(tableoid as regclass)
                                                  from activity
                                                 where org_id = :org and at >= '2031-01-01'
                                                 order by cast(cast(tableoid as regclass) as text), at
                                                """)
                                        .bind("org", World.FLOUR)
                                        .mapTo(String.class)
                                        .list());
    }
}
