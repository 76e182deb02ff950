package dev.runsheet.behaviour;

import static dev.runsheet.testing.Forms.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.ApiServer;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.Way;
import dev.runsheet.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Tasks that no template foresaw; the numbers are those of section 20 of the tasks spec.
class AdHocBehaviourTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();
    private static final ApiServer.Caller BOB = SharedServer.API.as(World.BOB_TOKEN);
    private static final ApiServer.Caller ANN = SharedServer.API.as(World.ANN_TOKEN);

    @Test
    void b65_oneTaskForEachAssigneeInAProcessOfTheirOwn() {
        var owners =
                Map.of(
                        "users", List.of(1001, 1003),
                        "guests", List.of(World.GUS),
                        "groups", List.of(World.OVENS.hex()));
        var reply =
                ANN.post(
                        ORG + "/tasks",
                        task(Map.of("separate_task_for_each_assignee", true, "owners", owners)));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        var run = (Map<?, ?>) reply.data().get("run");
        assertThat(run.get("name")).isEqualTo("Sign the rules");
        assertThat(reply.data()).containsEntry("run_id", run.get("id"));
        var path = ORG + "/runs/" + run.get("id");
        assertThat(ANN.get(path + "/tasks").rows())
                .extracting(each -> ((Map<?, ?>) each.get("owners")).toString())
                .hasSize(4)
                .doesNotHaveDuplicates();
        assertThat(ANN.get(path).data()).containsEntry("owner_id", 1001);
    }

    @Test
    void b65_theCallerOwnsTheProcessAndNoTask() {
        var owners = Map.of("users", List.of(1003));
        var reply =
                BOB.post(
                        ORG + "/tasks",
                        task(Map.of("separate_task_for_each_assignee", true, "owners", owners)));
        var path = ORG + "/runs/" + reply.data().get("run_id");
        assertThat(ANN.get(path).data()).containsEntry("owner_id", 1002);
        assertThat(ANN.get(path + "/tasks").rows())
                .extracting(each -> each.get("owners").toString())
                .singleElement()
                .satisfies(each -> assertThat(each).contains("1003").doesNotContain("1002"));
    }

    @Test
    void b66_aTemplateMayForbidAdHocTasks() {
        var run =
                Recipe.called("Strict")
                        .with("can_add_oot", false)
                        .step("Mix", Map.of())
                        .create(SharedServer.API)
                        .launch(Map.of());
        var reply = ANN.post(ORG + "/tasks", task(Map.of("run_id", run.id())));
        assertThat(reply.status()).isIn(403, 422);
        assertThat(reply.json())
                .containsEntry("message", "Ad-hoc tasks not allowed for this process");
        assertThat(run.rows()).hasSize(1);
    }

    @Test
    void b66_whereTheyAreAllowedTheyCount() {
        var run =
                Recipe.called("Loose")
                        .step("Mix", Map.of())
                        .create(SharedServer.API)
                        .launch(Map.of());
        run.complete("Mix");
        assertThat(run.read()).containsEntry("status", "complete");
        var added = ANN.post(ORG + "/tasks", task(Map.of("run_id", run.id())));
        assertThat(added.data())
                .containsEntry("run_id", run.id())
                .containsEntry("is_oneoff_task", true);
        assertThat(run.read())
                .containsEntry("status", "active")
                .containsEntry("progress", Map.of("complete", 1, "total", 2, "percent", 50));
        var done = ANN.post(ORG + "/completed-tasks", Map.of("task_id", added.data().get("id")));
        assertThat(done.data()).containsEntry("tasks_changed_by_rules", Map.of());
        assertThat(run.read()).containsEntry("status", "complete");
    }

    @Test
    void b68_aFieldThatWasNeverAnsweredIsAnswered() {
        for (var way : List.of(Way.ONE_OFF, Way.IN_PROCESS)) {
            var task = way.task(Map.of(), field("text", "Notes"));
            var body = Map.of("id", task.field("Notes"), "form_value", "Rye", "task_id", task.id());
            var reply = ANN.put(ORG + "/form-field/value", body);
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            assertThat(task.read()).containsEntry("taskdata", Map.of(task.field("Notes"), "Rye"));
        }
        var unknown = Map.of("id", "0123456789abcdef0123456789abcdef", "form_value", "Rye");
        var refused = ANN.put(ORG + "/form-field/value", unknown);
        assertThat(refused.status()).isIn(404, 422);
    }

    private static Map<String, Object> task(Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>();
        body.put("title", "Sign the rules");
        body.put("task_type", "task");
        body.put("deadline", "2026-03-10 12:00:00");
        body.put("owners", Map.of("users", List.of(1001)));
        body.putAll(more);
        return body;
    }
}
