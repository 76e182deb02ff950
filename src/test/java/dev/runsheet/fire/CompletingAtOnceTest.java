package dev.runsheet.fire;

import static dev.runsheet.fire.Bakehouse.ORG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.AtOnce;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Completing is done once, however many do it.
class CompletingAtOnceTest {
    private static final Bakehouse BAKERY = new Bakehouse();
    private static final int ROUNDS = 20;
    private static final int CLIENTS = 50;

    @AfterAll
    static void close() {
        BAKERY.close();
    }

    @AfterEach
    void everythingIsAsARecountHasIt() {
        BAKERY.recount();
    }

    @Test
    void fiftyClientsCompleteATaskOfARunOnce() {
        var template = BAKERY.template("Knead", "Bake");
        for (int round = 0; round < ROUNDS; round++) {
            var task = BAKERY.tasks(BAKERY.launch(template)).getFirst();
            completeAtOnce(task);
        }
        report("one task of a run");
    }

    @Test
    void fiftyClientsCompleteAOneOffTaskOnce() {
        for (int round = 0; round < ROUNDS; round++) {
            completeAtOnce(BAKERY.oneOff(Map.of()));
        }
        report("one task on its own");
    }

    private static void report(String what) {
        System.out.printf(
                "%d times %d clients completed %s at once: one success, one line in the feed and one message each time%n",
                ROUNDS, CLIENTS, what);
    }

    private static void completeAtOnce(String task) {
        var replies =
                AtOnce.each(
                        CLIENTS,
                        number -> BAKERY.complete(number % 2 == 0 ? BAKERY.ann : BAKERY.bob, task));
        assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
        assertThat(replies).filteredOn(reply -> reply.status() == 422).hasSize(CLIENTS - 1);
        assertThat(said("completed", task)).isOne();
        assertThat(told("task.completed", task)).isOne();
    }

    @Test
    void theLastTwoTasksAtOnceCompleteTheRunOnce() {
        var template = BAKERY.template("Knead", "Bake", "Taste");
        for (int round = 0; round < ROUNDS; round++) {
            var run = BAKERY.launch(template);
            var tasks = BAKERY.tasks(run);
            BAKERY.complete(BAKERY.ann, tasks.getFirst());
            var replies =
                    AtOnce.each(2, number -> BAKERY.complete(BAKERY.ann, tasks.get(number + 1)));
            assertThat(replies).extracting(Reply::status).containsExactly(200, 200);
            assertThat(replies)
                    .extracting(reply -> reply.data().get("run_status"))
                    .containsExactlyInAnyOrder("active", "complete");
            assertThat(told("process.completed", run)).isOne();
            assertThat(said("completed", run)).isOne();
        }
        System.out.printf(
                "%d times the last two tasks of a run were completed at once: it was complete once%n",
                ROUNDS);
    }

    @Test
    void twelveWhoMustAllCompleteItCompleteItOnceTogether() {
        var hands = BAKERY.hands(12);
        var template = BAKERY.template();
        BAKERY.step(template, "Taste", Map.of("assignees", hands, "everyone_must_complete", true));
        for (int round = 0; round < ROUNDS / 2; round++) {
            shareAtOnce(hands, BAKERY.tasks(BAKERY.launch(template)).getFirst());
            shareAtOnce(
                    hands,
                    BAKERY.oneOff(
                            Map.of(
                                    "owners",
                                    Map.of("users", hands),
                                    "everyone_must_complete",
                                    true)));
        }
        System.out.printf(
                "%d times %d people completed their parts of a task at once: it was completed once, by the last%n",
                ROUNDS, hands.size());
    }

    private static void shareAtOnce(List<Long> hands, String task) {
        var replies =
                AtOnce.each(
                        hands.size(),
                        number -> BAKERY.complete(BAKERY.hand(hands.get(number)), task));
        assertThat(replies).extracting(Reply::status).containsOnly(200);
        assertThat(replies)
                .filteredOn(reply -> "completed".equals(reply.data().get("status")))
                .hasSize(1);
        assertThat(BAKERY.complete(BAKERY.hand(hands.getFirst()), task).status()).isEqualTo(422);
        assertThat(parts(task)).isEqualTo(hands.size());
        assertThat(told("task.completed", task)).isOne();
        assertThat(said("completed", task)).isOne();
        assertThat(BAKERY.ann.get(ORG + "/tasks/" + task).data())
                .containsEntry("status", "completed");
    }

    private static int parts(String task) {
        return BAKERY.read(
                tx ->
                        tx.createQuery(
                                        """
                                        select count(distinct part)
                                          from task t, unnest(t.done_by) as part
                                         where t.org_id = :org and t.id = cast(:task as uuid)
                                        """)
                                .bind("org", World.FLOUR.value())
                                .bind("task", task)
                                .mapTo(Integer.class)
                                .one());
    }

    /// How often the feed says so of a task or a run.
    private static int said(String verb, String id) {
        return BAKERY.read(
                tx ->
                        tx.createQuery(
                                        """
                                        select count(*)
                                          from activity a
                                         where a.org_id = :org and a.entity_id = :id and a.verb = :verb
                                        """)
                                .bind("org", World.FLOUR.value())
                                .bind("id", id)
                                .bind("verb", verb)
                                .mapTo(Integer.class)
                                .one());
    }

    /// How often the world is told so of a task or a run.
    private static int told(String topic, String id) {
        return BAKERY.read(
                tx ->
                        tx.createQuery(
                                        """
                                        select count(*)
                                          from outbox o
                                         where o.org_id = :org and o.topic = :topic
                                           and cast(:id as uuid) in (o.task_id, o.run_id)
                                        """)
                                .bind("org", World.FLOUR.value())
                                .bind("topic", topic)
                                .bind("id", id)
                                .mapTo(Integer.class)
                                .one());
    }
}
