package dev.runsheet.fire;

import static dev.runsheet.fire.Bakehouse.ORG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.AtOnce;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A request that comes again with its Idempotency-Key is answered again and does nothing.
class RepeatingTest {
    private static final Bakehouse BAKERY = new Bakehouse();
    private static final int CLIENTS = 20;
    private static int keys;

    @AfterAll
    static void close() {
        BAKERY.close();
    }

    @AfterEach
    void everythingIsAsARecountHasIt() {
        BAKERY.recount();
    }

    private static Wire keyed(Wire who) {
        return who.with("Idempotency-Key", "key-" + keys++);
    }

    @Test
    void everyKindOfWriteTakesEffectOnceAndIsAnsweredTwice() {
        var writes = writes();
        for (var write : writes) {
            var ann = keyed(BAKERY.ann);
            var first = write.by(ann);
            assertThat(first.status()).as(write + first.text()).isBetween(200, 204);
            var stored = stored();
            var second = write.by(ann);
            assertThat(second.status()).as(write + second.text()).isEqualTo(first.status());
            assertThat(second.text()).isEqualTo(first.text());
            assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
            assertThat(first.header("Idempotent-Replayed")).isNull();
            assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
            assertThat(stored()).as(write.toString()).isEqualTo(stored);
            refusesAnother(ann, write);
            assertThat(stored()).as(write.toString()).isEqualTo(stored);
        }
        System.out.printf(
                "%d kinds of writes came twice with one key: one effect, one answer%n",
                writes.size());
    }

    private static void refusesAnother(Wire ann, Write write) {
        var other = ann.send(write.method(), write.path(), Map.of("title", "Another"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.errors()).containsOnlyKeys("Idempotency-Key");
    }

    /// In an order in which each can succeed.
    private static List<Write> writes() {
        var template = BAKERY.template("Knead", "Bake");
        var run = BAKERY.launch(template);
        var task = BAKERY.tasks(run).getFirst();
        var chore = BAKERY.oneOff(Map.of());
        var runs = ORG + "/runs";
        var tasks = ORG + "/tasks";
        return List.of(
                new Write("POST", tasks, Bakehouse.oneOffBody(Map.of())),
                new Write("PUT", tasks + "/" + chore, Map.of("title", "Mop")),
                new Write("PATCH", tasks + "/" + chore, Map.of("title", "Wipe")),
                new Write("POST", ORG + "/completed-tasks", Map.of("task_id", chore)),
                new Write("DELETE", ORG + "/completed-tasks/" + chore, ""),
                new Write("DELETE", tasks + "/" + chore, ""),
                new Write("DELETE", tasks + "/" + chore + "/delete", ""),
                new Write("POST", runs, Map.of("checklist_id", template)),
                new Write("PUT", runs + "/" + run, Map.of("name", "Rye")),
                new Write("PATCH", runs + "/" + run + "/tasks/" + task, Map.of("title", "Fold")),
                new Write("POST", runs + "/" + run + "/completed-tasks", Map.of("task_id", task)),
                new Write("DELETE", runs + "/" + run + "/completed-tasks/" + task, ""),
                new Write("DELETE", runs + "/" + run, ""),
                new Write("DELETE", runs + "/" + run + "/delete", ""),
                new Write("POST", ORG + "/checklists", Map.of("title", "Rye", "type", "form")),
                new Write("PUT", ORG + "/checklists/" + template, Map.of("title", "Wheat")),
                new Write("POST", ORG + "/tags", Map.of("title", "Soon", "color", "#2980b9")),
                new Write("POST", ORG + "/folders", Map.of("name", "March", "folder_type", "run")),
                new Write("POST", ORG + "/groups", Map.of("name", "Shop")),
                new Write("POST", ORG + "/users/invite", invitation()));
    }

    private static Map<String, Object> invitation() {
        return Map.of(
                "email", "pia@flour.example",
                "first_name", "Pia",
                "last_name", "Rye",
                "role", "standard");
    }

    @Test
    void oneKeyAtOnceHasOneEffect() {
        var template = BAKERY.template("Knead");
        int rounds = 10;
        int again = 0;
        for (int round = 0; round < rounds; round++) {
            var ann = keyed(BAKERY.ann);
            var write = new Write("POST", ORG + "/runs", Map.of("checklist_id", template));
            var replies = AtOnce.each(CLIENTS, _ -> write.by(ann));
            var ids =
                    replies.stream()
                            .filter(reply -> reply.status() == 201)
                            .map(reply -> reply.data().get("id"))
                            .distinct()
                            .toList();
            assertThat(ids).hasSize(1);
            assertThat(replies).extracting(Reply::status).containsAnyOf(201).isSubsetOf(201, 409);
            again += (int) replies.stream().filter(reply -> reply.status() == 409).count();
            assertThat(write.by(ann).data()).containsEntry("id", ids.getFirst());
        }
        assertThat(runsOf(template)).isEqualTo(rounds);
        System.out.printf(
                "%d times %d clients launched at once with one key: %d runs, and %d of them were told to wait%n",
                rounds, CLIENTS, rounds, again);
    }

    @Test
    void whatIsStillRunningIsAConflictToTryAgain() {
        var run = BAKERY.launch(BAKERY.template("Knead"));
        var ann = keyed(BAKERY.ann);
        var write = new Write("PUT", ORG + "/runs/" + run, Map.of("name", "Rye"));
        var held = new CountDownLatch(1);
        var enough = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> BAKERY.write(tx -> hold(tx, run, held, enough)));
            try {
                await(held);
                var first = threads.submit(() -> write.by(ann));
                while (!isAKeyTaken()) {
                    Thread.onSpinWait();
                }
                var second = write.by(ann);
                enough.countDown();
                assertThat(second.status()).isEqualTo(409);
                assertThat(second.header("Retry-After")).isEqualTo("1");
                assertThat(AtOnce.result(first).status()).isEqualTo(200);
            } finally {
                enough.countDown();
            }
        }
        assertThat(write.by(ann).header("Idempotent-Replayed")).isEqualTo("true");
    }

    /// Some request holds its key and is on its way.
    private static boolean isAKeyTaken() {
        var isTaken = new AtomicBoolean();
        BAKERY.write(
                tx ->
                        isTaken.set(
                                tx.createQuery(
                                                """
                                                select exists (select
                                                                 from pg_locks l
                                                                 join pg_database d on d.oid = l.database
                                                                where l.locktype = 'advisory'
                                                                  and d.datname = current_database())
                                                """)
                                        .mapTo(Boolean.class)
                                        .one()));
        return isTaken.get();
    }

    private static void hold(Handle tx, String run, CountDownLatch held, CountDownLatch enough) {
        tx.execute(
                "select from run where org_id = ? and id = cast(? as uuid) for update",
                World.FLOUR.value(),
                run);
        held.countDown();
        await(enough);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
            throw new AssertionError(fault);
        }
    }

    @Test
    void aRefusedRequestMayComeAgainAndAKeyIsOnesOwn() {
        var template = BAKERY.template("Knead");
        var task = BAKERY.tasks(BAKERY.launch(template)).getFirst();
        var ann = keyed(BAKERY.ann);
        BAKERY.complete(BAKERY.ann, task);
        assertThat(BAKERY.complete(ann, task).status()).isEqualTo(422);
        BAKERY.ann.delete(ORG + "/completed-tasks/" + task);
        assertThat(BAKERY.complete(ann, task).status()).isEqualTo(200);
        assertThat(BAKERY.complete(ann, task).header("Idempotent-Replayed")).isEqualTo("true");

        var key = Map.of("checklist_id", template);
        var one = BAKERY.ann.with("Idempotency-Key", "shared").post(ORG + "/runs", key);
        var other = BAKERY.bob.with("Idempotency-Key", "shared").post(ORG + "/runs", key);
        assertThat(Bakehouse.id(one)).isNotEqualTo(Bakehouse.id(other));
    }

    @Test
    void aDayLaterAKeyIsFree() {
        var ann = keyed(BAKERY.ann);
        var body = Map.of("checklist_id", BAKERY.template("Knead"));
        var first = Bakehouse.id(ann.post(ORG + "/runs", body));
        BAKERY.setClock(World.NOON.plusSeconds(86_399));
        assertThat(ann.post(ORG + "/runs", body).data()).containsEntry("id", first);
        BAKERY.setClock(World.NOON.plusSeconds(86_401));
        assertThat(Bakehouse.id(ann.post(ORG + "/runs", body))).isNotEqualTo(first);
        BAKERY.setClock(World.NOON);
    }

    private static int runsOf(String template) {
        return BAKERY.read(
                tx ->
                        tx.createQuery(
                                        """
                                        select count(*)
                                          from run r
                                         where r.org_id = :org and r.template_id = cast(:template as uuid)
                                        """)
                                .bind("org", World.FLOUR.value())
                                .bind("template", template)
                                .mapTo(Integer.class)
                                .one());
    }

    /// Tells whether anything was written meanwhile.
    private static Object stored() {
        return BAKERY.read(Traces::last);
    }
}
