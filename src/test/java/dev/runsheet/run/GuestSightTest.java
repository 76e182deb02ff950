package dev.runsheet.run;

import static dev.runsheet.testing.World.FLOUR;
import static dev.runsheet.testing.World.GUS;
import static dev.runsheet.testing.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Owners;
import dev.runsheet.base.Page;
import dev.runsheet.base.Settings;
import dev.runsheet.base.TaskId;
import dev.runsheet.task.TaskFilter;
import dev.runsheet.task.TaskFilter.Archived;
import dev.runsheet.task.TaskListStore;
import dev.runsheet.testing.Rows;
import dev.runsheet.testing.TestDatabase;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/// What guests see; the numbers are those of section 20 of the tasks spec.
class GuestSightTest {
    private static final Actor GUEST = new Actor(FLOUR, new Actor.Who.Guest(GUS, Set.of()));
    private static final Page ALL = new Page(1, 10, true);

    @Test
    void aGuestSeesOnlyWhatIsTheirs() {
        inWorld(
                tx -> {
                    assertThat(find(tx, 17).isVisible()).isTrue();
                    assertThat(find(tx, 11).isVisible()).isFalse();
                    assertThat(find(tx, 23).isVisible()).isFalse();
                    var mine = new Owners(List.of(), List.of(GUS), List.of());
                    var found =
                            TaskListStore.list(
                                    tx, GUEST, TaskFilter.toDo(mine), List.of(), ALL, NOON);
                    assertThat(found.lines().rows())
                            .extracting(line -> line.task().number())
                            .containsExactly(17L);
                    assertThat(found.dueSoon()).isOne();
                });
    }

    @Test
    void aGuestSeesTheRunsOfTheirTasks() {
        inWorld(
                tx -> {
                    var filter =
                            new RunFilter(
                                    null,
                                    null,
                                    Archived.WITHOUT,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    false,
                                    null,
                                    null,
                                    null,
                                    false,
                                    RunFilter.Order.NEWEST);
                    assertThat(RunListStore.list(tx, GUEST, filter, ALL, NOON).rows())
                            .extracting(line -> line.run().number())
                            .containsExactly(2L);
                });
    }

    @Test
    void b73_aGuestSeesNoCustomFields() {
        inWorld(
                tx -> {
                    var json = new RunJson(Settings.DEFAULT, GUEST);
                    var row = new TaskRows(tx, json, Set.of("run"), NOON).read(find(tx, 17).line());
                    assertThat(row).containsEntry("custom_fields", null);
                    assertThat(row.get("run").toString()).contains("custom_fields=null");
                });
    }

    private static TaskListStore.Seen find(Handle tx, int number) {
        return TaskListStore.find(tx, GUEST, new TaskId(Rows.id(number))).orElseThrow();
    }

    private static void inWorld(Consumer<Handle> work) {
        TestDatabase.tx(
                tx -> {
                    ReadableWorld.fill(tx);
                    work.accept(tx);
                });
    }
}
