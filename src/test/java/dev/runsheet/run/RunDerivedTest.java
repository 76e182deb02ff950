package dev.runsheet.run;

import static dev.runsheet.testing.World.ANN;
import static dev.runsheet.testing.World.ANN_ID;
import static dev.runsheet.testing.World.BOB_ID;
import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.LIN_ID;
import static dev.runsheet.testing.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.RunId;
import dev.runsheet.task.TaskStore;
import dev.runsheet.testing.Rows;
import dev.runsheet.testing.TestDatabase;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

class RunDerivedTest {
    private static final Map<String, Object> NOTHING = Map.of();

    @Test
    void aRunWithoutTasksIsDueNever() {
        TestDatabase.tx(
                tx -> {
                    var run = Rows.run(tx, 1, NOTHING);
                    var none = new RunDerived(0, null, false, false, List.of(), false, List.of());
                    assertThat(derived(tx, run)).isEqualTo(none);
                });
    }

    @Test
    void theLatestOpenDeadlineCountsAndLateTasksAreCounted() {
        TestDatabase.tx(
                tx -> {
                    var run = Rows.run(tx, 1, NOTHING);
                    task(
                            tx,
                            2,
                            Map.of(
                                    "deadline",
                                    "2026-03-05T12:00:00Z",
                                    "member_ids",
                                    List.of(BOB_ID)));
                    task(
                            tx,
                            3,
                            Map.of(
                                    "deadline",
                                    "2026-03-06T18:00:00Z",
                                    "member_ids",
                                    List.of(LIN_ID, ANN_ID)));
                    task(
                            tx,
                            4,
                            Map.of(
                                    "deadline",
                                    "2026-03-09T12:00:00Z",
                                    "completed_at",
                                    "2026-03-02T12:00:00Z"));
                    var due = Instant.parse("2026-03-06T18:00:00Z");
                    assertThat(derived(tx, run))
                            .isEqualTo(
                                    new RunDerived(
                                            1,
                                            due,
                                            false,
                                            true,
                                            List.of(ANN_ID, BOB_ID, LIN_ID),
                                            false,
                                            List.of()));
                });
    }

    @Test
    void hiddenAndArchivedTasksDoNotCount() {
        TestDatabase.tx(
                tx -> {
                    var run = Rows.run(tx, 1, NOTHING);
                    task(tx, 2, Map.of("deadline", "2026-03-05T12:00:00Z", "is_hidden", true));
                    task(
                            tx,
                            3,
                            Map.of(
                                    "deadline",
                                    "2026-03-05T12:00:00Z",
                                    "archived_at",
                                    "2026-03-06T10:00:00Z"));
                    assertThat(derived(tx, run).lateTasks()).isZero();
                    assertThat(derived(tx, run).dueDate()).isNull();
                });
    }

    @Test
    void tasksThatWentWithTheRunStillCount() {
        TestDatabase.tx(
                tx -> {
                    var run = Rows.run(tx, 1, Map.of("archived_at", "2026-03-06T10:00:00Z"));
                    task(
                            tx,
                            2,
                            Map.of(
                                    "deadline", "2026-03-05T12:00:00Z",
                                    "archived_at", "2026-03-06T10:00:00Z",
                                    "is_archived_by_run", true));
                    assertThat(derived(tx, run).lateTasks()).isOne();
                    assertThat(derived(tx, run).isOverdue()).isTrue();
                });
    }

    @Test
    void aStarIsTheCallersOwn() {
        TestDatabase.tx(
                tx -> {
                    var run = Rows.run(tx, 1, NOTHING);
                    RunStore.star(tx, FLOUR, run, BOB_ID);
                    assertThat(derived(tx, run).isStarred()).isFalse();
                    RunStore.star(tx, FLOUR, run, ANN_ID);
                    assertThat(
                                    RunListStore.find(tx, ANN, List.of(run), NOON)
                                            .getFirst()
                                            .derived()
                                            .isStarred())
                            .isTrue();
                });
    }

    private static void task(Handle tx, int number, Map<String, Object> columns) {
        var row = new HashMap<>(columns);
        row.put("run_id", Rows.id(1).toString());
        Rows.task(tx, number, row);
    }

    /// What the statement finds, which must be what the tasks say.
    private static RunDerived derived(Handle tx, RunId run) {
        var found = RunListStore.find(tx, ANN, List.of(run), NOON).getFirst().derived();
        var counted = RunDerived.of(TaskStore.ofRun(tx, FLOUR, run), false, NOON);
        assertThat(found).isEqualTo(counted);
        return found;
    }
}
