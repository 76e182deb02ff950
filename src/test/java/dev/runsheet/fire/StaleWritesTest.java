package dev.runsheet.fire;

import static dev.runsheet.fire.Bakehouse.ORG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.AtOnce;
import dev.runsheet.testing.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who says which version they have seen changes no other.
class StaleWritesTest {
    private static final Bakehouse BAKERY = new Bakehouse();
    private static final int CLIENTS = 20;

    /// What may be changed under a path, and read there.
    private record Thing(String path, Map<String, Object> change) {}

    @AfterAll
    static void close() {
        BAKERY.close();
    }

    @AfterEach
    void everythingIsAsARecountHasIt() {
        BAKERY.recount();
    }

    private static List<Thing> things() {
        var template = BAKERY.template("Knead", "Bake");
        var run = BAKERY.launch(template);
        BAKERY.ann.put(ORG + "/runs/" + run, Map.of("starred", true));
        return List.of(
                new Thing(ORG + "/checklists/" + template, Map.of("title", "Rye")),
                new Thing(ORG + "/runs/" + run, Map.of("name", "Rye")),
                new Thing(
                        ORG + "/runs/" + run + "/tasks/" + BAKERY.tasks(run).getFirst(),
                        Map.of("title", "Fold")),
                new Thing(ORG + "/tasks/" + BAKERY.tasks(run).getLast(), Map.of("title", "Toast")),
                new Thing(ORG + "/tasks/" + BAKERY.oneOff(Map.of()), Map.of("title", "Mop")));
    }

    private static Wire seeing(String etag) {
        return BAKERY.ann.with("If-Match", etag);
    }

    @Test
    void anotherVersionIsRefusedWithWhatIsThereNow() {
        for (var thing : things()) {
            var seen = BAKERY.ann.get(thing.path());
            var etag = seen.header("ETag");
            assertThat(etag).as(thing.path()).matches("\"\\d+\"");
            for (var other : List.of("\"0\"", "W/" + etag, "\"x\"")) {
                var refused = seeing(other).put(thing.path(), thing.change());
                assertStale(thing, seen, refused);
            }
            var changed = seeing(etag).put(thing.path(), thing.change());
            assertThat(changed.status()).as(changed.text()).isEqualTo(200);
            assertThat(changed.header("ETag")).isNotEqualTo(etag);
            var now = BAKERY.ann.get(thing.path());
            assertThat(now.header("ETag")).isEqualTo(changed.header("ETag"));
            assertStale(thing, now, seeing(etag).put(thing.path(), thing.change()));
            assertThat(seeing("*").put(thing.path(), thing.change()).status()).isEqualTo(200);
            assertThat(BAKERY.ann.put(thing.path(), thing.change()).status()).isEqualTo(200);
        }
    }

    private static void assertStale(Thing thing, Reply current, Reply refused) {
        assertThat(refused.status()).as(thing.path() + refused.text()).isEqualTo(412);
        assertThat(refused.json()).containsEntry("error", true);
        assertThat(refused.data()).isEqualTo(current.data());
        assertThat(refused.header("ETag")).isEqualTo(current.header("ETag"));
        assertThat(BAKERY.ann.get(thing.path()).text()).isEqualTo(current.text());
    }

    @Test
    void everyOtherWriteLooksAtTheVersionToo() {
        var run = BAKERY.launch(BAKERY.template("Knead", "Bake"));
        var task = BAKERY.tasks(run).getFirst();
        var chore = BAKERY.oneOff(Map.of());
        var template = BAKERY.template("Knead");
        var stale = seeing("\"0\"");
        var completed = ORG + "/completed-tasks";
        var inRun = ORG + "/runs/" + run + "/completed-tasks";
        BAKERY.complete(BAKERY.ann, BAKERY.tasks(run).getLast());
        var refused =
                List.of(
                        stale.post(completed, Map.of("task_id", task)),
                        stale.post(inRun, Map.of("task_id", task)),
                        stale.delete(inRun + "/" + BAKERY.tasks(run).getLast()),
                        stale.post(completed, Map.of("task_id", chore)),
                        stale.delete(ORG + "/tasks/" + chore),
                        stale.delete(ORG + "/tasks/" + chore + "/delete"),
                        stale.delete(ORG + "/runs/" + run),
                        stale.post(ORG + "/runs/" + run + "/complete-prerun", ""),
                        stale.delete(ORG + "/runs/" + run + "/complete-prerun"),
                        stale.put(ORG + "/runs/" + run + "/activate", ""),
                        stale.delete(ORG + "/checklists/" + template),
                        stale.put(ORG + "/checklists/" + template + "/publish", ""),
                        stale.post(
                                ORG + "/checklists/" + template + "/steps",
                                Map.of("title", "Bake")));
        assertThat(refused).extracting(Reply::status).containsOnly(412);
    }

    @Test
    void whoMayNotSeeItIsNotShownItEither() {
        var secret = BAKERY.oneOff(Map.of("title", "Secret recipe", "top_secret", true));
        var run = BAKERY.launch(BAKERY.template("Knead"));
        var added = Bakehouse.oneOffBody(Map.of("title", "Secret recipe", "top_secret", true));
        added.put("run_id", run);
        var inRun = BAKERY.oneOff(added);
        var bob = BAKERY.bob.with("If-Match", "\"0\"");
        for (var task : List.of(secret, inRun)) {
            var path = ORG + "/tasks/" + task;
            var refused =
                    List.of(
                            bob.put(path, Map.of("title", "Mine")),
                            bob.delete(path),
                            bob.put(path + "/restore", ""),
                            bob.delete(path + "/delete"),
                            bob.post(ORG + "/completed-tasks", Map.of("task_id", task)),
                            bob.delete(ORG + "/completed-tasks/" + task));
            assertThat(refused).extracting(Reply::status).containsOnly(403);
            assertThat(refused).noneMatch(reply -> reply.text().contains("recipe"));
        }
    }

    @Test
    void ofManyWhoHaveSeenTheSameOneChangesIt() {
        int races = 0;
        for (int round = 0; round < 5; round++) {
            for (var thing : things()) {
                var etag = BAKERY.ann.get(thing.path()).header("ETag");
                var key = thing.change().keySet().iterator().next();
                var replies =
                        AtOnce.each(
                                CLIENTS,
                                number ->
                                        seeing(etag)
                                                .put(
                                                        thing.path(),
                                                        Map.of(key, "Number " + number)));
                assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
                assertThat(replies).filteredOn(reply -> reply.status() == 412).hasSize(CLIENTS - 1);
                races++;
            }
        }
        System.out.printf(
                "%d times %d clients changed the version they had seen: one did, the others were shown what is there now%n",
                races, CLIENTS);
    }
}
