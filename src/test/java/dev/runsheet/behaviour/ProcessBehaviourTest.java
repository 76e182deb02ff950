package dev.runsheet.behaviour;

import static dev.runsheet.testing.Forms.field;
import static dev.runsheet.testing.Rules.show;
import static dev.runsheet.testing.Rules.when;
import static java.util.concurrent.Future.State.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Batch;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.Told;
import dev.runsheet.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Running, changing and putting away processes; the numbers are those of section 20 of the tasks
/// spec.
class ProcessBehaviourTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final ApiServer.Caller ANN = SharedServer.API.as(World.ANN_TOKEN);
    private static final Recipe.Made BAKING =
            Recipe.called("Baking")
                    .kickoff(field("text", "Customer"))
                    .kickoff(field("dropdown", "Size"))
                    .step("Mix", Map.of())
                    .step("Bake", Map.of())
                    .create(SharedServer.API);

    private final Batch run = BAKING.launch(Map.of());

    @Test
    void b35_reopeningTheLastTaskMakesTheProcessActiveAgain() {
        run.complete("Mix");
        run.complete("Bake");
        assertThat(run.read())
                .containsEntry("status", "complete")
                .containsEntry("completed_at", "2026-03-06T12:00:00Z")
                .containsEntry("progress", progress(2, 2, 100));
        run.reopen("Mix");
        assertThat(run.read())
                .containsEntry("status", "active")
                .containsEntry("completed_at", null)
                .containsEntry("progress", progress(1, 2, 50));
        assertThat(run.status("Bake")).isEqualTo("completed");
        run.complete("Mix");
        assertThat(run.read()).containsEntry("status", "complete");
        assertThat(Told.of(run.id()).topics()).filteredOn("process.completed"::equals).hasSize(2);
    }

    @Test
    void b35_reopeningLeavesWhatIsCompletedAndWhatIsShown() {
        var following =
                Recipe.called("Following")
                        .step("Mix", Map.of())
                        .step("Bake", Map.of())
                        .step("Cool", Map.of())
                        .step("Sell", Map.of())
                        .rule(when("Mix", "completed"), show("Bake"), show("Cool"))
                        .create(SharedServer.API)
                        .launch(Map.of());
        Stream.of("Mix", "Bake", "Sell").forEach(following::complete);
        following.reopen("Mix");
        assertThat(following.rows())
                .extracting(task -> task.get("status"))
                .containsExactly("active", "completed", "not-started", "completed");
        assertThat(following.read()).containsEntry("progress", progress(2, 4, 50));
    }

    @Test
    void b35_twoLastTasksAtOnceCompleteTheProcessOnce() throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var last =
                    Stream.of("Mix", "Bake")
                            .map(title -> (Callable<Object>) () -> run.complete(title))
                            .toList();
            assertThat(threads.invokeAll(last)).extracting(Future::state).containsOnly(SUCCESS);
        }
        assertThat(run.read()).containsEntry("status", "complete");
        assertThat(Told.of(run.id()).topics()).filteredOn("process.completed"::equals).hasSize(1);
    }

    @Test
    void b41_aTaskOfAProcessIsNotArchivedAlone() {
        var task = ORG + "/tasks/" + run.task("Mix");
        assertThat(ANN.delete(task).status()).isEqualTo(422);
        assertThat(ANN.delete(task + "/delete").status()).isEqualTo(422);
        assertThat(ANN.put(task + "/restore", "").status()).isEqualTo(422);
        assertThat(run.status("Mix")).isEqualTo("not-started");
    }

    @Test
    void b42_anArchivedProcessComesBackAsItWas() {
        run.complete("Mix");
        var before = run.read();
        var archived = ANN.delete(run.path());
        assertThat(archived.status()).isEqualTo(200);
        assertThat(archived.data())
                .containsEntry("status", "archived")
                .containsEntry("archived_at", "2026-03-06T12:00:00Z")
                .containsEntry("progress", 50);
        assertThat(ids("/runs?without_pagination=1")).doesNotContain(run.id());
        assertThat(ids("/runs?archived=only&without_pagination=1")).contains(run.id());
        assertThat(ANN.get(run.path()).status()).isEqualTo(200);
        assertThat(ANN.get(run.path() + "/tasks").rows()).isEmpty();
        assertThat(ANN.get(run.path() + "/tasks?archived=only").rows()).hasSize(2);
        assertThat(ANN.delete(run.path()).data()).containsEntry("status", "archived");

        var restored = ANN.put(run.path() + "/activate", "");
        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.data())
                .containsEntry("status", "active")
                .containsEntry("archived_at", null);
        assertThat(run.read()).isEqualTo(before);
        assertThat(run.status("Mix")).isEqualTo("completed");
        assertThat(run.status("Bake")).isEqualTo("not-started");
    }

    @Test
    void b42_anArchivedProcessCannotBeWorkedOn() {
        var mix = run.task("Mix");
        ANN.delete(run.path());
        assertThat(ANN.put(run.path(), Map.of("name", "Never")).status()).isEqualTo(422);
        assertThat(ANN.put(run.path() + "/tasks/" + mix, Map.of("title", "Never")).status())
                .isIn(404, 422);
        assertThat(ANN.post(run.path() + "/completed-tasks", Map.of("task_id", mix)).status())
                .isIn(404, 422);
        assertThat(run.read()).containsEntry("progress", progress(0, 2, 0));
    }

    @Test
    void b43_onlyAnArchivedProcessIsPurgedAndOnlyByAnAdministrator() {
        var path = run.path() + "/delete";
        assertThat(ANN.delete(path).status()).isEqualTo(422);
        assertThat(SharedServer.API.as(World.BOB_TOKEN).delete(path).status()).isEqualTo(403);
        ANN.delete(run.path());
        assertThat(SharedServer.API.as(World.BOB_TOKEN).delete(path).status()).isEqualTo(403);
        var purged = ANN.delete(path);
        assertThat(purged.status()).isEqualTo(200);
        assertThat(purged.text()).isEmpty();
        assertThat(ANN.get(run.path()).status()).isEqualTo(404);
        assertThat(ANN.delete(path).status()).isEqualTo(404);
        assertThat(ANN.get(run.path() + "/tasks").status()).isEqualTo(404);
    }

    @Test
    void b44_whatIsNotNamedStays() {
        var tag = made("/tags", Map.of("title", "b44 " + run.id().substring(20)));
        var folder =
                made(
                        "/folders",
                        Map.of("name", "b44 " + run.id().substring(20), "folder_type", "run"));
        var lists =
                Map.of(
                        "users", List.of(1002),
                        "groups", List.of(World.OVENS.hex()),
                        "tags", List.of(tag),
                        "folders", List.of(folder));
        assertThat(ANN.put(run.path(), lists).data()).containsAllEntriesOf(lists);
        assertThat(ANN.put(run.path(), Map.of("name", "x")).data())
                .containsEntry("name", "x")
                .containsAllEntriesOf(lists);
        assertThat(labels()).isEqualTo(lists);
        var expected = new LinkedHashMap<String, Object>(lists);
        expected.put("users", List.of());
        assertThat(ANN.put(run.path(), Map.of("users", List.of())).data())
                .containsAllEntriesOf(expected);
        assertThat(labels()).isEqualTo(expected);
        var other = made("/tags", Map.of("title", "other " + run.id().substring(20)));
        expected.put("tags", List.of(other));
        assertThat(ANN.put(run.path(), Map.of("tags", List.of(other))).data())
                .containsAllEntriesOf(expected);
    }

    /// The four lists as a read has them.
    private Map<String, Object> labels() {
        var read = ANN.get(run.path() + "?with=tags,folders").data();
        return Map.of(
                "users", read.get("users"),
                "groups", read.get("groups"),
                "tags", included(read.get("tags")),
                "folders", included(read.get("folders")));
    }

    private static List<Object> included(Object wrapped) {
        return ((List<?>) ((Map<?, ?>) wrapped).get("data"))
                .stream().<Object>map(each -> ((Map<?, ?>) each).get("id")).toList();
    }

    @Test
    void b44_aStarIsForOneselfAlsoForALightMember() {
        var lin = SharedServer.API.as(World.LIN_TOKEN);
        assertThat(lin.put(run.path(), Map.of("starred", true)).data())
                .containsEntry("starred", true);
        assertThat(run.read()).containsEntry("starred", false);
        assertThat(lin.put(run.path(), Map.of("starred", true, "name", "Never")).status())
                .isEqualTo(403);
    }

    @Test
    void b45_theOwnerIsANumberOrANumericText() {
        assertThat(ANN.put(run.path(), Map.of("owner_id", "1002")).data())
                .containsEntry("owner_id", 1002);
        assertThat(ANN.put(run.path(), Map.of("owner_id", 1003)).data())
                .containsEntry("owner_id", 1003);
        var before = run.read();
        var refused = ANN.put(run.path(), Map.of("owner_id", 1009, "name", "x".repeat(551)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).containsOnlyKeys("owner_id", "name");
        assertThat(run.read()).isEqualTo(before).containsEntry("owner_id", 1003);
    }

    @Test
    void b46_kickoffAnswersMayBeAnObjectOrAnArray() {
        var customer = BAKING.id("Customer");
        assertThat(ANN.put(run.path(), Map.of("prerun", Map.of(customer, "Globex"))).data())
                .containsEntry("prerun", Map.of(customer, "Globex"));
        var size = Map.of("id", 1, "text", "Option A");
        var list = List.of(Map.of(customer, "Initech"), Map.of(BAKING.id("Size"), size));
        assertThat(ANN.put(run.path(), Map.of("prerun", list)).data())
                .containsEntry("prerun", Map.of(customer, "Initech", BAKING.id("Size"), size));
        assertThat(run.read())
                .containsEntry("prerun", Map.of(customer, "Initech", BAKING.id("Size"), size));
    }

    @Test
    void b71_newestFirstIsReallyNewestFirst() {
        var older = run.id();
        var newer = SharedServer.at(World.NOON.plusSeconds(60), () -> BAKING.launch(Map.of()).id());
        var sorted = ids("/runs?sort=-created_at&updated_since=2030-01-01&without_pagination=1");
        assertThat(sorted).containsSubsequence(newer, older);
        var oldest = ids("/runs?sort=created_at&updated_since=2030-01-01&without_pagination=1");
        assertThat(oldest).containsSubsequence(older, newer);
    }

    @Test
    void b74_aLightMemberArchivesNothing() {
        var lin = SharedServer.API.as(World.LIN_TOKEN);
        assertThat(lin.get(run.path()).status()).isEqualTo(200);
        assertThat(lin.delete(run.path()).status()).isEqualTo(403);
        assertThat(run.read()).containsEntry("archived_at", null).containsEntry("status", "active");
    }

    private static List<Object> ids(String path) {
        return ANN.get(ORG + path).rows().stream().map(row -> row.get("id")).toList();
    }

    private static String made(String path, Map<String, Object> body) {
        var reply = ANN.post(ORG + path, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return (String) reply.data().get("id");
    }

    private static Map<String, Object> progress(int complete, int total, int percent) {
        return Map.of("complete", complete, "total", total, "percent", percent);
    }
}
