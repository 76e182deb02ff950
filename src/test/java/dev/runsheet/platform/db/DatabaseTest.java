package dev.runsheet.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.TaskId;
import dev.runsheet.testing.TestDatabase;
import dev.runsheet.testing.World;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    @Test
    void idsAndMomentsComeBackAsTheyWent() {
        var task = TaskId.fresh();
        var at = Instant.parse("2026-03-29T01:30:00.123Z");
        TestDatabase.tx(
                tx -> {
                    var row =
                            tx.createQuery("select :task as task, :at as at, :member as member")
                                    .bind("task", task)
                                    .bind("at", at.plusNanos(456))
                                    .bind("member", World.ANN_ID)
                                    .map(
                                            Row.of(
                                                    each ->
                                                            new Object[] {
                                                                each.id("task", TaskId::new),
                                                                each.instant("at"),
                                                                each.numbered(
                                                                        "member", MemberId::new)
                                                            }))
                                    .one();
                    assertThat(row).containsExactly(task, at, World.ANN_ID);
                });
    }

    @Test
    void nothingComesBackAsNothing() {
        TestDatabase.tx(
                tx -> {
                    var row =
                            tx.createQuery(
                                            "select cast(:task as uuid) as task, cast(:at as timestamptz) as at,"
                                                    + " cast(:ids as uuid[]) as ids")
                                    .bind("task", (TaskId) null)
                                    .bind("at", (Instant) null)
                                    .bind("ids", (UUID[]) null)
                                    .map(
                                            Row.of(
                                                    each ->
                                                            new Object[] {
                                                                each.id("task", TaskId::new),
                                                                each.instant("at"),
                                                                each.ids("ids", TaskId::new)
                                                            }))
                                    .one();
                    assertThat(row).containsExactly(null, null, List.of());
                });
    }

    @Test
    void listsBecomeArraysAndComeBack() {
        var tasks = List.of(TaskId.fresh(), TaskId.fresh());
        TestDatabase.tx(
                tx -> {
                    var row =
                            tx.createQuery(
                                            "select :tasks as tasks, :members as members, :texts as texts")
                                    .bindArray("tasks", TaskId.class, tasks)
                                    .bindArray("members", MemberId.class, List.of(World.BOB_ID))
                                    .bindArray("texts", String.class, List.of("a", "b"))
                                    .map(
                                            Row.of(
                                                    each ->
                                                            new Object[] {
                                                                each.ids("tasks", TaskId::new),
                                                                each.allNumbered(
                                                                        "members", MemberId::new),
                                                                each.texts("texts")
                                                            }))
                                    .one();
                    assertThat(row)
                            .containsExactly(tasks, List.of(World.BOB_ID), List.of("a", "b"));
                });
    }

    @Test
    void aReadMayNotWrite() {
        try (var own = TestDatabase.fresh()) {
            assertThatThrownBy(() -> own.database().read(DatabaseTest::addGuest))
                    .hasMessageContaining("read-only transaction");
            assertThat(own.database().read(DatabaseTest::guests)).isEqualTo(1);
        }
    }

    @Test
    void aWriteStaysUnlessItThrows() {
        try (var own = TestDatabase.fresh()) {
            own.database().write(DatabaseTest::addGuest);
            assertThat(own.database().read(DatabaseTest::guests)).isEqualTo(2);
            assertThatThrownBy(
                            () ->
                                    own.database()
                                            .write(
                                                    tx -> {
                                                        tx.execute("delete from guest");
                                                        throw new IllegalStateException("no");
                                                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(own.database().read(DatabaseTest::guests)).isEqualTo(2);
        }
    }

    @Test
    void whatATestWroteIsGone() {
        int during = TestDatabase.txOf(tx -> addGuest(tx) + guests(tx));
        int after = TestDatabase.txOf(DatabaseTest::guests);
        assertThat(during).isEqualTo(3);
        assertThat(after).isEqualTo(1);
        assertThat(TestDatabase.statements()).contains("select count(*) from guest");
    }

    @Test
    void sessionsAreInUtcWhateverTheServerAndTheMachineSay() {
        String zone =
                TestDatabase.txOf(tx -> tx.createQuery("show timezone").mapTo(String.class).one());
        assertThat(zone).isEqualTo("UTC");
    }

    private static int addGuest(Handle tx) {
        return tx.createUpdate(
                        "insert into guest (org_id, email, created_at) values (:org, 'new@flour.example', :now)")
                .bind("org", World.FLOUR)
                .bind("now", World.NOON)
                .execute();
    }

    private static int guests(Handle tx) {
        return tx.createQuery("select count(*) from guest").mapTo(Integer.class).one();
    }
}
