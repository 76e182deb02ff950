package dev.runsheet.behaviour;

import static dev.runsheet.testing.Forms.field;
import static dev.runsheet.testing.Forms.required;
import static dev.runsheet.testing.Rules.show;
import static dev.runsheet.testing.Rules.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Settings;
import dev.runsheet.run.ExpireTasks;
import dev.runsheet.testing.Batch;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.Told;
import dev.runsheet.testing.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Behaviour 43 of section 13 of the templates spec (and 36, where no person launches): a completed
/// task launches another template, or puts its steps behind itself.
class LinkedProcessBehaviourTest {
    private static final String ORG = "/organizations/" + World.FLOUR.hex();

    private final Recipe.Made cleaning =
            Recipe.called("Cleaning")
                    .kickoff(field("text", "Soap"))
                    .step("Sweep", Map.of())
                    .step("Mop", Map.of())
                    .create(SharedServer.API);

    @Test
    void b43_completingLaunchesTheTemplateOfTheStep() {
        var run = baking(Map.of("id", cleaning.id())).launch(Map.of());
        run.complete("Bake");
        var child = launched().getFirst();
        assertThat(launched()).hasSize(1);
        assertThat(child)
                .containsEntry("name", "Mar 06, 12:00pm - Cleaning")
                .containsEntry("parent_id", run.id())
                .containsEntry("started_by", 1001)
                .containsEntry("status", "active");
        assertThat(new Batch(cleaning, child).rows())
                .extracting(task -> task.get("title"))
                .containsExactly("Sweep", "Mop");
        assertThat(titles(run)).containsExactly("Mix", "Bake", "Sell");
        assertThat(Told.of(run.task("Bake")).verbs()).endsWith("completed", "linked");
        assertThat(said(run.task("Bake"))).contains("Mar 06, 12:00pm - Cleaning");
        assertThat(Told.of((String) child.get("id")).topics()).contains("process.launched");
        assertThat(noted(run))
                .containsExactly(
                        "Launched process <a href=\"%s/runs/%s\">Mar 06, 12:00pm - Cleaning</a>."
                                .formatted(ORG, child.get("id")));
    }

    @Test
    void b43_aTaskLaunchesOnceAlsoWhenItIsCompletedAgain() {
        var run = baking(Map.of("id", cleaning.id())).launch(Map.of());
        run.complete("Bake");
        run.reopen("Bake");
        run.update("Bake", Map.of("status", "completed"));
        assertThat(run.status("Bake")).isEqualTo("completed");
        assertThat(launched()).hasSize(1);
        assertThat(noted(run)).hasSize(2);
        assertThat(noted(run).getLast()).contains("does not launch another one");
        var other = run.template().launch(Map.of());
        other.complete("Bake");
        assertThat(launched()).hasSize(2);
    }

    @Test
    void b43_theNameMayHoldTheDateTheTemplateAndTextsOfTheKickoff() {
        var host = baking(Map.of("id", cleaning.id()));
        var fields = new LinkedHashMap<String, Object>();
        for (var each : (List<?>) host.read().get("prerun")) {
            var known = (Map<?, ?>) each;
            fields.put((String) known.get("label"), known.get("alias"));
        }
        var format =
                "{{DATE}} {{TEMPLATE_NAME}} for {{%s}}{{%s}}{{nope}}"
                        .formatted(fields.get("Customer"), fields.get("Pick-up"));
        SharedServer.API
                .as(World.ANN_TOKEN)
                .put(
                        host.path() + "/steps/" + host.id("Bake"),
                        Map.of(
                                "title",
                                "Bake",
                                "bp_to_launch",
                                Map.of("id", cleaning.id(), "default_name_format", format)));
        var prerun = Map.of(host.id("Customer"), "Globex", host.id("Pick-up"), "2026-03-09");
        host.launch(Map.of("prerun", prerun)).complete("Bake");
        assertThat(launched().getFirst()).containsEntry("name", "2026-03-06 Cleaning for Globex");
    }

    @Test
    void b43_whoeverCompletedTheTaskStartsTheProcess() {
        var run = baking(Map.of("id", cleaning.id())).launch(Map.of());
        run.complete("Bake", Map.of("override_user", 1002));
        assertThat(launched().getFirst())
                .containsEntry("started_by", 1002)
                .containsEntry("owner_id", 1002);
    }

    @Test
    void b43_theRightToLaunchIsNotAskedOfWhoCompletes() {
        SharedServer.API
                .as(World.ANN_TOKEN)
                .put(
                        cleaning.path(),
                        Map.of(
                                "title",
                                "Cleaning",
                                "permissions",
                                List.of(Map.of("type", "process_launch", "all", false))));
        var run = baking(Map.of("id", cleaning.id())).launch(Map.of());
        var done =
                SharedServer.API
                        .as(World.BOB_TOKEN)
                        .post(run.path() + "/completed-tasks", Map.of("task_id", run.task("Bake")));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(launched().getFirst()).containsEntry("started_by", 1002);
    }

    @Test
    void b36_b43_aTaskThatEndsByItselfLaunchesForTheOwnerOfTheTemplate() {
        SharedServer.API
                .as(World.ANN_TOKEN)
                .put(cleaning.path(), Map.of("title", "Cleaning", "owner_id", 1002));
        var host =
                Recipe.called("Baking by the clock")
                        .step(
                                "Bake",
                                Map.of(
                                        "step_type",
                                        "expiring",
                                        "bp_to_launch",
                                        Map.of("id", cleaning.id())))
                        .create(SharedServer.API);
        var run =
                host.launch(
                        Map.of(
                                "tasks",
                                Map.of(
                                        host.id("Bake"),
                                        Map.of("deadline", "2026-03-06T13:00:00Z"))));
        ExpireTasks.run(
                SharedServer.API.database().database(),
                Settings.DEFAULT,
                World.NOON.plus(Duration.ofHours(2)));
        assertThat(run.status("Bake")).isEqualTo("completed");
        assertThat(launched()).hasSize(1);
        assertThat(launched().getFirst())
                .containsEntry("started_by", 1002)
                .containsEntry("parent_id", run.id());
        var sweep = new Batch(cleaning, launched().getFirst()).read("Sweep");
        assertThat(sweep.get("owners")).extracting("users").isEqualTo(List.of(1002));
    }

    @Test
    void b43_withinTheProcessTheStepsComeRightBehindTheTask() {
        var run = baking(within()).launch(Map.of());
        run.complete("Bake");
        assertThat(titles(run)).containsExactly("Mix", "Bake", "Sweep", "Mop", "Sell");
        assertThat(run.rows())
                .extracting(task -> task.get("position"))
                .containsExactly(1, 2, 3, 4, 5);
        assertThat(launched()).isEmpty();
        assertThat(run.read())
                .containsEntry("progress", Map.of("complete", 1, "total", 5, "percent", 20));
        assertThat(Told.of(run.task("Bake")).verbs()).endsWith("linked");
        assertThat(noted(run)).containsExactly("Added the tasks of Cleaning.");
        run.complete("Sweep");
        assertThat(run.status("Sweep")).isEqualTo("completed");
    }

    @Test
    void b43_aTemplateIsPutIntoAProcessOnce() {
        var run = baking(within()).launch(Map.of());
        run.complete("Bake");
        run.reopen("Bake");
        run.complete("Bake");
        assertThat(noted(run).getLast()).contains("a part of this process already");
        run.complete("Mix");
        assertThat(titles(run)).containsExactly("Mix", "Bake", "Sweep", "Mop", "Sell");
    }

    @Test
    void b43_aTemplateIsNotPutIntoItself() {
        var host = baking(Map.of("id", cleaning.id()));
        SharedServer.API
                .as(World.ANN_TOKEN)
                .put(
                        host.path() + "/steps/" + host.id("Bake"),
                        Map.of(
                                "title",
                                "Bake",
                                "bp_to_launch",
                                Map.of("id", host.id(), "tasks_within_process", true)));
        var run = host.launch(Map.of());
        run.complete("Bake");
        assertThat(titles(run)).containsExactly("Mix", "Bake", "Sell");
    }

    @Test
    void b43_theLastTaskOfAProcessMayAddMore() {
        var host =
                Recipe.called("Short")
                        .step("Bake", Map.of("bp_to_launch", within()))
                        .create(SharedServer.API);
        var run = host.launch(Map.of());
        run.complete("Bake");
        assertThat(run.read()).containsEntry("status", "active");
        run.complete("Sweep");
        run.complete("Mop");
        assertThat(run.read()).containsEntry("status", "complete");
    }

    @Test
    void b43_deadlinesOfStepsThatWereAddedFollowTheirAnchors() {
        var behind =
                Map.of("value", 1, "unit", "days", "option", "from", "step", Recipe.ref("Wash"));
        var washing =
                Recipe.called("Washing")
                        .step("Wash", Map.of())
                        .step("Dry", Map.of("deadline", behind))
                        .create(SharedServer.API);
        var inside = Map.<String, Object>of("id", washing.id(), "tasks_within_process", true);
        var run = baking(inside).launch(Map.of());
        run.complete("Bake");
        SharedServer.at(World.NOON.plus(Duration.ofDays(10)), () -> run.complete("Wash"));
        assertThat(run.read("Dry")).containsEntry("deadline", "2026-03-17T12:00:00Z");
    }

    @Test
    void b43_rulesOfStepsThatWereAddedStayOutside() {
        var shy =
                Recipe.called("Shy")
                        .step("Wash", Map.of())
                        .step("Dry", Map.of())
                        .rule(when("Wash", "completed"), show("Dry"))
                        .create(SharedServer.API);
        var run = baking(Map.of("id", shy.id(), "tasks_within_process", true)).launch(Map.of());
        run.complete("Bake");
        assertThat(run.status("Dry")).isEqualTo("not-started");
        run.complete("Wash");
        assertThat(run.status("Dry")).isEqualTo("not-started");
    }

    @Test
    void b43_aTargetThatNeedsAnAnswerIsRefusedWhereItIsChosen() {
        var asking =
                Recipe.called("Asking")
                        .kickoff(required("text", "Customer"))
                        .create(SharedServer.API);
        var host = baking(Map.of("id", cleaning.id()));
        var refused =
                SharedServer.API
                        .as(World.ANN_TOKEN)
                        .put(
                                host.path() + "/steps/" + host.id("Bake"),
                                Map.of("title", "Bake", "bp_to_launch", asking.id()));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).containsOnlyKeys("bp_to_launch.id");
    }

    @Test
    void b43_aTargetThatNeedsAnAnswerByNowIsNotLaunched() {
        var outside = baking(Map.of("id", cleaning.id())).launch(Map.of());
        var inside = baking(within()).launch(Map.of());
        var changed =
                SharedServer.API
                        .as(World.ANN_TOKEN)
                        .put(
                                cleaning.path(),
                                Map.of(
                                        "title",
                                        "Cleaning",
                                        "prerun",
                                        List.of(required("text", "Cloth"))));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertNothingHappens(outside, inside);
    }

    @Test
    void b43_anArchivedTargetIsNotLaunched() {
        var outside = baking(Map.of("id", cleaning.id())).launch(Map.of());
        var inside = baking(within()).launch(Map.of());
        SharedServer.API.as(World.ANN_TOKEN).delete(cleaning.path());
        assertNothingHappens(outside, inside);
    }

    private void assertNothingHappens(Batch outside, Batch inside) {
        outside.complete("Bake");
        inside.complete("Bake");
        assertThat(launched()).isEmpty();
        assertThat(titles(inside)).containsExactly("Mix", "Bake", "Sell");
        assertThat(Told.of(outside.task("Bake")).verbs()).endsWith("completed");
        for (var run : List.of(outside, inside)) {
            assertThat(noted(run)).hasSize(1);
            assertThat(noted(run).getFirst()).startsWith("Nothing was launched");
        }
    }

    /// What the server wrote under "Bake".
    private static List<String> noted(Batch run) {
        return run.ann().get(run.taskPath("Bake") + "?with=threads").included("threads").stream()
                .filter(thread -> "Bot".equals(thread.get("author_name")))
                .map(thread -> (String) thread.get("content"))
                .toList();
    }

    private Map<String, Object> within() {
        return Map.of("id", cleaning.id(), "tasks_within_process", true);
    }

    /// "Mix" and "Bake" both lead to the target.
    private static Recipe.Made baking(Map<String, Object> target) {
        return Recipe.called("Baking, then more")
                .kickoff(field("text", "Customer"))
                .kickoff(field("date", "Pick-up"))
                .step("Mix", Map.of("bp_to_launch", target))
                .step("Bake", Map.of("bp_to_launch", target))
                .step("Sell", Map.of())
                .create(SharedServer.API);
    }

    private List<Map<String, Object>> launched() {
        return SharedServer.API
                .as(World.ANN_TOKEN)
                .get(ORG + "/runs?checklist_id=" + cleaning.id())
                .rows();
    }

    private static List<Object> titles(Batch run) {
        return run.rows().stream().map(task -> task.get("title")).toList();
    }

    /// The newest line about it.
    private static String said(String task) {
        return SharedServer.API
                .database()
                .database()
                .read(
                        tx ->
                                tx.createQuery(
                                                """
                                                select description
                                                  from activity
                                                 where org_id = :org and entity_id = :id
                                                 order by id desc
                                                 limit 1
                                                """)
                                        .bind("org", World.FLOUR.value())
                                        .bind("id", task)
                                        .mapTo(String.class)
                                        .one());
    }
}
