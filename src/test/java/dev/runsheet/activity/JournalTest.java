package dev.runsheet.activity;

import static dev.runsheet.testing.World.ANN;
import static dev.runsheet.testing.World.NOON;
import static dev.runsheet.testing.World.OVENS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Id;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TaskId;
import dev.runsheet.platform.json.Json;
import dev.runsheet.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

class JournalTest {
    private static final RunId BAKING = new RunId(Id.next());
    private static final TaskId MIX = new TaskId(Id.next());
    private static final Subject RUN = Subject.of(Subject.Kind.RUN, BAKING);
    private static final Subject TASK = Subject.of(Subject.Kind.TASK, MIX);
    private static final Subject GROUP = Subject.of(Subject.Kind.GROUP, OVENS);

    private record Told(String topic, RunId run, TaskId task, Object payload) {}

    @Test
    void theWorldIsToldInTheSameTransaction() {
        TestDatabase.tx(
                tx -> {
                    var message = new Message("task.assigned", BAKING, MIX, Map.of("by", "ann"));
                    Journal.record(tx, ANN, List.of(), List.of(message, message), NOON);
                    var once = new Told("task.assigned", BAKING, MIX, Map.of("by", "ann"));
                    assertThat(told(tx)).containsExactly(once, once);
                });
    }

    @Test
    void whateverHappenedIsTold() {
        TestDatabase.tx(
                tx -> {
                    var events =
                            List.of(
                                    Event.of(Verb.CREATED, RUN, null, "Launched process: Baking"),
                                    Event.of(Verb.UNCOMPLETED, TASK, RUN, "Reopened task: Mix"),
                                    Event.of(Verb.DELETED, GROUP, null, "Deleted group: Ovens"));
                    Journal.record(tx, ANN, events, NOON);
                    var task = Map.of("id", MIX.hex(), "parent_id", BAKING.hex());
                    assertThat(told(tx))
                            .containsExactly(
                                    new Told(
                                            "process.launched",
                                            BAKING,
                                            null,
                                            Map.of("id", BAKING.hex())),
                                    new Told("task.reopened", BAKING, MIX, task),
                                    new Told(
                                            "group.deleted",
                                            null,
                                            null,
                                            Map.of("id", OVENS.hex())));
                });
    }

    @Test
    void updatesOfOneThingAreOneMessage() {
        TestDatabase.tx(
                tx -> {
                    var changes =
                            new Changes(GROUP, "Updated group: Ovens")
                                    .note("name", "Stoves", "Ovens")
                                    .note("description", "Hot", "Hot")
                                    .note("members", List.of(), List.of(1001));
                    Journal.record(tx, ANN, changes.events(), NOON);
                    var payload = Map.of("id", OVENS.hex(), "fields", List.of("name", "members"));
                    assertThat(told(tx))
                            .containsExactly(new Told("group.updated", null, null, payload));
                });
    }

    @Test
    void thatARuleWasWeighedIsNotTold() {
        TestDatabase.tx(
                tx -> {
                    Journal.record(tx, ANN, Event.of(Verb.EXECUTED, RUN, null, "Show it"), NOON);
                    assertThat(told(tx)).isEmpty();
                });
    }

    @Test
    void nothingToSayIsNoStatement() {
        TestDatabase.tx(
                tx -> {
                    Journal.record(tx, ANN, List.of(), List.of(), NOON);
                    assertThat(told(tx)).isEmpty();
                });
    }

    private static List<Told> told(Handle tx) {
        return tx.createQuery(
                        """
                        select topic, replace(cast(run_id as text), '-', '') as run,
                               replace(cast(task_id as text), '-', '') as task, payload
                          from outbox
                         where settled_at is null
                         order by id
                        """)
                .map(
                        (rows, _) ->
                                new Told(
                                        rows.getString("topic"),
                                        Id.parse(rows.getString("run"))
                                                .map(RunId::new)
                                                .orElse(null),
                                        Id.parse(rows.getString("task"))
                                                .map(TaskId::new)
                                                .orElse(null),
                                        Json.read(rows.getString("payload"))))
                .list();
    }
}
