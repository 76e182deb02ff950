package dev.runsheet.behaviour;

import static dev.runsheet.testing.Forms.required;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.Errand;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.Told;
import dev.runsheet.testing.Way;
import dev.runsheet.testing.World;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Completing and reopening; the numbers are those of section 20 of the tasks spec.
@ParameterizedClass
@EnumSource(names = {"ONE_OFF", "IN_PROCESS"})
class CompletionBehaviourTest {
    private static final String NOBODYS = "0123456789abcdef0123456789abcdef";
    private static final String COMPLETED = "task.completed";
    private static final String WEBHOOK = "task.webhook";
    private static final Map<String, Object> APPROVAL = Map.of("task_type", "approval");
    private final Way way;

    CompletionBehaviourTest(Way way) {
        this.way = way;
    }

    @Test
    void b26_anEmptyRequiredFieldIsNamedAndNothingHappens() {
        var task =
                way.task(
                        Map.of("webhook", "https://hooks.example.com/b26"),
                        required("text", "Notes"),
                        required("file", "Contract"));
        var before = task.read();
        var told = Told.of(task.id());
        var reply = task.complete();
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors())
                .containsOnlyKeys(
                        "taskdata." + task.field("Notes"), "taskdata." + task.field("Contract"));
        assertThat(task.read()).isEqualTo(before).containsEntry("status", "not-started");
        assertThat(Told.of(task.id())).isEqualTo(told);
    }

    @Test
    void b27_taskdataFillsTheRequiredField() {
        var task = way.task(Map.of(), required("text", "Notes"));
        var taskdata = Map.of(task.field("Notes"), "All checks passed.");
        var reply = task.complete(Map.of("task_id", task.id(), "taskdata", taskdata));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        for (var answer : List.of(reply.data(), task.read())) {
            assertThat(answer)
                    .containsEntry("status", "completed")
                    .containsEntry("taskdata", taskdata);
        }
    }

    @Test
    void b27_withAnotherFieldStillEmptyTheSentValueIsNotStored() {
        var task = way.task(Map.of(), required("text", "Notes"), required("text", "Name"));
        var taskdata = Map.of(task.field("Notes"), "All checks passed.");
        var reply = task.complete(Map.of("task_id", task.id(), "taskdata", taskdata));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors()).containsOnlyKeys("taskdata." + task.field("Name"));
        assertThat(task.read())
                .containsEntry("status", "not-started")
                .containsEntry("taskdata", Map.of());
    }

    @Test
    void b28_anApprovalNeedsADecision() {
        var task = way.task(APPROVAL, List.of());
        var reply = task.complete();
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errors())
                .isEqualTo(Map.of("is_approved", List.of("The is approved field is required.")));
        assertThat(task.read()).containsEntry("status", "not-started");
    }

    @Test
    void b28_aRejectionCompletes() {
        var task = way.task(APPROVAL, List.of());
        var reply = task.complete(Map.of("task_id", task.id(), "is_approved", false));
        assertThat(reply.data())
                .containsEntry("status", "completed")
                .containsEntry("status_label", "rejected")
                .containsEntry("is_approved", false);
        assertThat(task.read()).containsEntry("status", "completed");
        if (way.isInProcess()) {
            assertThat(reply.data()).containsEntry("run_status", "complete");
            assertThat(SharedServer.API.as(World.ANN_TOKEN).get(task.home()).data())
                    .containsEntry("status", "complete")
                    .containsEntry("progress", Map.of("complete", 1, "total", 1, "percent", 100));
        }
    }

    @Test
    void b29_aDecisionOnAPlainTaskIsIgnored() {
        for (var type : List.of("task", "email")) {
            var task = way.task(Map.of("task_type", type), List.of());
            var reply = task.complete(Map.of("task_id", task.id(), "is_approved", false));
            assertThat(reply.data())
                    .containsEntry("status", "completed")
                    .containsEntry("is_approved", null);
        }
    }

    @Test
    void b29_anExpiringTaskIsAcknowledgedUnlessTheDecisionIsFalse() {
        assertThat(decided("expiring", null)).isEqualTo("acknowledged");
        assertThat(decided("expiring", true)).isEqualTo("acknowledged");
        assertThat(decided("expiring", false)).isEqualTo("expired");
    }

    private Object decided(String type, Boolean decision) {
        var task = way.task(Map.of("task_type", type), List.of());
        var more = decision == null ? Map.of() : Map.of("is_approved", decision);
        var body = new HashMap<Object, Object>(more);
        body.put("task_id", task.id());
        return task.complete(body).data().get("status_label");
    }

    @Test
    void b30_theSecondCompletionIsRefusedAndTheWorldHearsOnce() {
        var task = way.task(Map.of("webhook", "https://hooks.example.com/b30"), List.of());
        assertThat(task.complete().status()).isEqualTo(200);
        assertThat(task.complete().status()).isEqualTo(422);
        assertThat(Told.of(task.id()).topics())
                .filteredOn(topic -> List.of(COMPLETED, WEBHOOK).contains(topic))
                .containsExactlyInAnyOrder(COMPLETED, WEBHOOK);
        assertThat(Told.of(task.id()).verbs()).filteredOn("completed"::equals).hasSize(1);
    }

    @Test
    void b30_ofManyAtOnceOneCompletes() throws InterruptedException {
        var task = way.task(Map.of());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts =
                    Collections.nCopies(8, (Callable<Integer>) () -> task.complete().status());
            assertThat(threads.invokeAll(attempts))
                    .extracting(Future::resultNow)
                    .containsExactlyInAnyOrder(200, 422, 422, 422, 422, 422, 422, 422);
        }
        assertThat(Told.of(task.id()).topics()).filteredOn(COMPLETED::equals).hasSize(1);
    }

    @Test
    void b31_onlyAProcessTellsWhatRulesChanged() {
        var key = "tasks_changed_by_rules";
        var task = way.task(Map.of());
        if (way.isInProcess()) {
            assertThat(task.complete().data()).containsEntry(key, Map.of());
            assertThat(task.reopen().data()).containsEntry(key, Map.of());
        } else {
            assertThat(task.complete().data()).doesNotContainKey(key);
            assertThat(task.reopen().data()).doesNotContainKey(key);
        }
    }

    @Test
    void b32_theCompletionHasMillisecondsAndTheUserOfTheToken() {
        assertThat(way.task(Map.of()).as(World.BOB_TOKEN).complete().data())
                .containsEntry("completed_at", "2026-03-06T12:00:00.000Z")
                .containsEntry("completer_id", 1002);
    }

    @Test
    void b32_anotherMemberMayBeNamedAsTheCompleter() {
        var task = way.task(Map.of());
        for (var stranger : List.of(1009, 4711)) {
            var refused = task.complete(Map.of("task_id", task.id(), "override_user", stranger));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.errors()).containsOnlyKeys("override_user");
        }
        assertThat(task.complete(Map.of("task_id", task.id(), "override_user", "1003")).data())
                .containsEntry("completer_id", 1003);
    }

    @Test
    void b33_reopeningForgetsTheCompletion() {
        var task = way.task(APPROVAL, List.of());
        task.complete(Map.of("task_id", task.id(), "is_approved", true));
        var reply = task.reopen();
        assertForgotten(reply.status(), reply.data());
        assertForgotten(reply.status(), task.read());
    }

    @Test
    void b33_postReopensToo() {
        var task = way.task(APPROVAL, List.of());
        task.complete(Map.of("task_id", task.id(), "is_approved", false));
        var path = task.home() + "/completed-tasks/" + task.id();
        var reply = SharedServer.API.as(World.ANN_TOKEN).post(path, "");
        assertForgotten(reply.status(), reply.data());
        assertForgotten(reply.status(), task.read());
    }

    private static void assertForgotten(int status, Map<String, Object> task) {
        assertThat(status).isEqualTo(200);
        assertThat(task)
                .containsEntry("status", "active")
                .containsEntry("completed_at", null)
                .containsEntry("completer_id", null)
                .containsEntry("completer_guest_id", null)
                .containsEntry("is_approved", null);
    }

    @Test
    void b34_onlyACompletedTaskIsReopened() {
        var task = way.task(Map.of());
        var told = Told.of(task.id());
        var before = task.read();
        assertThat(task.reopen().status()).isEqualTo(422);
        assertThat(task.read()).isEqualTo(before);
        assertThat(new Errand(NOBODYS, task.home()).reopen().status()).isEqualTo(404);
        assertThat(Told.of(task.id())).isEqualTo(told);
    }

    @Test
    void b64_whereEveryoneMustCompleteTheLastOneDoes() {
        var task = shared(Map.of("users", List.of(1001, 1002)));
        assertThat(task.complete().data())
                .containsEntry("status", "active")
                .containsEntry("completed_at", null)
                .containsEntry("completion_progress", Map.of("completed", 1, "total", 2));
        assertThat(task.complete().status()).isEqualTo(422);
        assertThat(Told.of(task.id()).topics()).doesNotContain(COMPLETED, WEBHOOK);
        assertThat(task.as(World.BOB_TOKEN).complete().data())
                .containsEntry("status", "completed")
                .containsEntry("completer_id", 1002)
                .containsEntry("completion_progress", Map.of("completed", 2, "total", 2));
        assertThat(Told.of(task.id()).topics())
                .filteredOn(topic -> List.of(COMPLETED, WEBHOOK).contains(topic))
                .containsExactlyInAnyOrder(COMPLETED, WEBHOOK);
        assertThat(
                        SharedServer.API
                                .as(World.ANN_TOKEN)
                                .get(task.path() + "?with=threads")
                                .included("threads"))
                .extracting(thread -> thread.get("content"))
                .containsExactly(
                        "<strong>Ann Baker</strong> completed their part of this task.",
                        "<strong>Bob Stone</strong> completed their part of this task.");
    }

    @Test
    void b64_thePeopleOfAGroupCompleteOneByOne() {
        var task = shared(Map.of("users", List.of(1001), "groups", List.of(World.OVENS.hex())));
        assertThat(task.complete().data())
                .containsEntry("status", "active")
                .containsEntry("completion_progress", Map.of("completed", 1, "total", 2));
        assertThat(task.read())
                .containsEntry("completion_progress", Map.of("completed", 1, "total", 2));
        assertThat(task.as(World.BOB_TOKEN).complete().data())
                .containsEntry("status", "completed")
                .containsEntry("completion_progress", Map.of("completed", 2, "total", 2));
    }

    @Test
    void b64_whoIsNamedAndInAGroupCountsOnce() {
        var task = shared(Map.of("users", List.of(1002), "groups", List.of(World.OVENS.hex())));
        assertThat(task.read())
                .containsEntry("completion_progress", Map.of("completed", 0, "total", 1));
    }

    @Test
    void b64_nobodyElseMayCompleteForThem() {
        var task = shared(Map.of("users", List.of(1002, 1003)));
        assertThat(task.complete().status()).isEqualTo(403);
    }

    @Test
    void b64_itIsForTasksAndApprovalsOnly() {
        var owners = Map.of("users", List.of(1002, 1003));
        for (var type : List.of("expiring", "email")) {
            var more = Map.of("task_type", type, "everyone_must_complete", true, "owners", owners);
            assertThat(way.task(more, List.of()).complete().data())
                    .containsEntry("status", "completed")
                    .containsEntry("completion_progress", null);
        }
    }

    @Test
    void b64_oneRejectionRejects() {
        var task =
                way.task(
                        Map.of(
                                "task_type",
                                "approval",
                                "everyone_must_complete",
                                true,
                                "owners",
                                Map.of("users", List.of(1001, 1002))),
                        List.of());
        task.complete(Map.of("task_id", task.id(), "is_approved", false));
        var bob = task.as(World.BOB_TOKEN);
        assertThat(bob.complete(Map.of("task_id", task.id(), "is_approved", true)).data())
                .containsEntry("status", "completed")
                .containsEntry("is_approved", false);
    }

    @Test
    void b64_reopeningStartsAgain() {
        var task = shared(Map.of("users", List.of(1001, 1002)));
        task.complete();
        task.as(World.BOB_TOKEN).complete();
        assertThat(task.reopen().data())
                .containsEntry("completion_progress", Map.of("completed", 0, "total", 2));
        assertThat(task.complete().data()).containsEntry("status", "active");
    }

    private Errand shared(Map<String, Object> owners) {
        return way.task(
                Map.of(
                        "everyone_must_complete",
                        true,
                        "owners",
                        owners,
                        "webhook",
                        "https://hooks.example.com/b64"),
                List.of());
    }
}
