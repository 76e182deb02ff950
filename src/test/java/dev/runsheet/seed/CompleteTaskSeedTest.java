package dev.runsheet.seed;

import static dev.runsheet.testing.Forms.field;
import static dev.runsheet.testing.Forms.required;
import static dev.runsheet.testing.Rules.show;
import static dev.runsheet.testing.Rules.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.platform.json.Json;
import dev.runsheet.testing.Errand;
import dev.runsheet.testing.Forms;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Reply;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.Way;
import dev.runsheet.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The page "Complete task", for tasks of a process and one-off tasks.
@ParameterizedClass
@EnumSource(Way.class)
class CompleteTaskSeedTest {
    private static final String NOBODYS = "0123456789abcdef0123456789abcdef";
    private static final Map<String, Object> APPROVAL = Map.of("task_type", "approval");
    private final Way way;

    CompleteTaskSeedTest(Way way) {
        this.way = way;
    }

    @Test
    void theTaskIdIsEnough() {
        var task = way.task(Map.of());
        var data = task.completed("{\"task_id\": \"%s\"}".formatted(task.id()));
        assertThat(data)
                .containsEntry("id", task.id())
                .containsEntry("title", Way.TITLE)
                .containsEntry("status", "completed");
        assertThat(data.keySet()).containsAll(task.read().keySet());
        assertThat(task.read()).containsEntry("status", "completed");
    }

    /// "The exact endpoint depends on whether it's a task within a process run or a one-off task."
    @Test
    void aOneOffTaskIsOfNoProcessAndATaskOfAProcessIsAlsoOfTheOrganization() {
        var task = way.task(Map.of());
        if (way.isInProcess()) {
            assertThat(new Errand(task.id(), way.org()).complete().data())
                    .containsEntry("status", "completed")
                    .containsEntry("tasks_changed_by_rules", Map.of());
        } else {
            var run = Recipe.called("Another").create(SharedServer.API).launch(Map.of());
            var within = new Errand(task.id(), way.org() + "/runs/" + run.id());
            assertRefused(within.complete(), 404);
            assertStillOpen(task);
        }
    }

    @Test
    void withoutATokenNobodyIsLetIn() {
        var task = way.task(Map.of());
        var path = task.home() + "/completed-tasks";
        var body = Map.of("task_id", task.id());
        assertRefused(SharedServer.API.asNobody().post(path, body), 401);
        assertStillOpen(task);
    }

    @Test
    void completedAtIsTheTimestampOfTheCompletion() {
        var task = way.task(Map.of());
        assertThat(task.complete().data())
                .containsEntry("completed_at", "2026-03-06T12:00:00.000Z");
        var later = way.task(Map.of());
        var data = SharedServer.at(World.NOON.plusMillis(3_600_250), later::complete).data();
        assertThat(data).containsEntry("completed_at", "2026-03-06T13:00:00.250Z");
    }

    @Test
    void completerIdIsTheUserOfTheToken() {
        assertThat(way.task(Map.of()).complete().data()).containsEntry("completer_id", 1001);
        var other = way.task(Map.of()).as(World.BOB_TOKEN);
        assertThat(other.complete().data()).containsEntry("completer_id", 1002);
    }

    @Test
    void onlyProcessTasksTellWhatRulesChanged() {
        var data = way.task(Map.of()).complete().data();
        if (way.isInProcess()) {
            assertThat(data).containsEntry("tasks_changed_by_rules", Map.of());
        } else {
            assertThat(data).doesNotContainKey("tasks_changed_by_rules");
        }
    }

    /// "May include `tasks_changed_by_rules` if completion triggered rules."
    @Test
    void aCompletionThatTriggersRulesTellsWhatTheyChanged() {
        var run =
                Recipe.called("Review")
                        .step("Review Proposal", Map.of())
                        .step("Celebrate", Map.of())
                        .rule(when("Review Proposal", "completed"), show("Celebrate"))
                        .create(SharedServer.API)
                        .launch(Map.of());
        var task = new Errand(run.task("Review Proposal"), way.org() + "/runs/" + run.id());
        var data = task.completed("{\"task_id\": \"%s\"}".formatted(task.id()));
        assertThat(data.get("tasks_changed_by_rules"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .hasSize(1)
                .extractingByKey(run.task("Celebrate"))
                .extracting("id", "title", "status")
                .containsExactly(run.task("Celebrate"), "Celebrate", "not-started");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isApprovedTrueApprovesAndFalseRejects(boolean isApproved) {
        var task = way.task(APPROVAL);
        var body = "{\"task_id\": \"%s\", \"is_approved\": %s}".formatted(task.id(), isApproved);
        for (var answer : List.of(task.completed(body), task.read())) {
            assertThat(answer)
                    .containsEntry("status", "completed")
                    .containsEntry("is_approved", isApproved);
        }
    }

    @Test
    void isApprovedIsOptionalForOtherTasks() {
        var task = way.task(Map.of());
        assertThat(task.complete(Map.of("task_id", task.id(), "is_approved", true)).data())
                .containsEntry("status", "completed")
                .containsEntry("is_approved", null);
    }

    @Test
    void taskdataProvidesFinalValuesTogetherWithTheCompletion() {
        var task = way.task(Map.of(), required("text", "final_notes_field_id"));
        var data =
                task.completed(
                        """
                        {
                            "task_id": "%s",
                            "taskdata": {"%s": "All checks passed."}
                        }
                        """
                                .formatted(task.id(), task.field("final_notes_field_id")));
        var expected = Map.of(task.field("final_notes_field_id"), "All checks passed.");
        assertThat(data).containsEntry("status", "completed").containsEntry("taskdata", expected);
        assertThat(task.read())
                .containsEntry("status", "completed")
                .containsEntry("taskdata", expected);
    }

    @Test
    void taskdataHasTheSameStructureAsInAnUpdate() {
        var task = way.task(Forms.ofEveryType());
        var sent = new LinkedHashMap<String, Object>();
        sent.put(task.field("text"), "Rye");
        sent.put(task.field("textarea"), "Whole grain");
        sent.put(task.field("radio"), "Option A");
        sent.put(task.field("dropdown"), Map.of("id", 3, "text", "Option C"));
        sent.put(
                task.field("multiselect"),
                List.of(
                        Map.of("id", 1, "text", "Option A", "selected", true),
                        Map.of("id", 2, "text", "Option B", "selected", false)));
        sent.put(task.field("date"), "2024-12-31T23:59:59Z");
        sent.put(task.field("email"), "new.client@example.com");
        sent.put(
                task.field("file"),
                List.of(Map.of("filename", "a.pdf", "url", "https://files.example/a.pdf")));
        sent.put(task.field("table"), List.of("Rye", "5 kg"));
        sent.put(
                task.field("assignees_form"),
                Map.of("users", List.of(1002), "guests", List.of(), "groups", List.of()));
        var data = task.completed(Json.text(Map.of("task_id", task.id(), "taskdata", sent)));
        assertThat(data).containsEntry("status", "completed").containsEntry("taskdata", sent);
    }

    @Test
    void theTaskIdIsRequired() {
        var task = way.task(Map.of());
        for (var body : List.of("{}", "{\"task_id\": null}", "{\"task_id\": \"\"}")) {
            var reply = task.complete(body);
            assertRefused(reply, 422);
            assertThat(reply.errors()).containsOnlyKeys("task_id");
        }
    }

    @Test
    void anInvalidIdIs404() {
        var task = way.task(Map.of());
        for (var id : List.of(NOBODYS, "TASK_ID_TO_COMPLETE")) {
            assertRefused(task.complete(Map.of("task_id", id)), 404);
        }
        var elsewhere = new Errand(task.id(), way.org() + "/runs/" + NOBODYS);
        assertRefused(elsewhere.complete(), 404);
        assertStillOpen(task);
    }

    @Test
    void aTaskThatIsAlreadyCompleteIsRefused() {
        var task = way.task(Map.of()).completed();
        var before = task.read();
        assertRefused(task.as(World.BOB_TOKEN).complete(), 422);
        assertThat(task.read()).isEqualTo(before);
    }

    @Test
    void whoLacksPermissionIsRefused() {
        var task = way.task(Map.of("can_complete_only_assignees", true));
        assertRefused(task.as(World.BOB_TOKEN).complete(), 403);
        assertRefused(task.as(World.LIN_TOKEN).complete(), 403);
        assertRefused(task.as(World.EVE_TOKEN).complete(), 403);
        assertStillOpen(task);
    }

    @Test
    void aBodyThatIsNoJsonObjectIs400() {
        var task = way.task(Map.of());
        assertRefused(task.complete("{\"task_id\": "), 400);
        assertRefused(task.complete("[\"%s\"]".formatted(task.id())), 400);
        assertStillOpen(task);
    }

    @Test
    void anIncorrectFieldIdIs422AndNothingIsStored() {
        var task = way.task(Map.of(), field("text", "Notes"));
        var taskdata = Map.of(task.field("Notes"), "fine", NOBODYS, "not fine");
        var reply = task.complete(Map.of("task_id", task.id(), "taskdata", taskdata));
        assertRefused(reply, 422);
        assertThat(reply.errors()).containsOnlyKeys("taskdata." + NOBODYS);
        assertStillOpen(task);
        assertThat(task.read()).containsEntry("taskdata", Map.of());
    }

    @Test
    void aWrongDataTypeForAFieldIs422AndNothingIsStored() {
        var task = way.task(Map.of(), field("text", "Notes"), field("dropdown", "Verdict"));
        var taskdata = Map.of(task.field("Notes"), "fine", task.field("Verdict"), "Option C");
        var reply = task.complete(Map.of("task_id", task.id(), "taskdata", taskdata));
        assertRefused(reply, 422);
        assertThat(reply.errors()).containsOnlyKeys("taskdata." + task.field("Verdict"));
        assertStillOpen(task);
        assertThat(task.read()).containsEntry("taskdata", Map.of());
    }

    private static void assertRefused(Reply reply, int status) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.json()).containsEntry("error", true).containsKey("message");
    }

    private static void assertStillOpen(Errand task) {
        assertThat(task.read())
                .containsEntry("status", "not-started")
                .containsEntry("completed_at", null);
    }
}
