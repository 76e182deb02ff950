package dev.runsheet.behaviour;

import static dev.runsheet.testing.Forms.field;
import static dev.runsheet.testing.Rules.assignment;
import static dev.runsheet.testing.Rules.clearAssignees;
import static dev.runsheet.testing.Rules.hide;
import static dev.runsheet.testing.Rules.kickoff;
import static dev.runsheet.testing.Rules.or;
import static dev.runsheet.testing.Rules.postpone;
import static dev.runsheet.testing.Rules.reopen;
import static dev.runsheet.testing.Rules.show;
import static dev.runsheet.testing.Rules.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.Batch;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Rules;
import dev.runsheet.testing.SharedServer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rules that react; the numbers are those of section 20 of the tasks spec.
class RulesBehaviourTest {
    private static final Map<String, Object> NONE = Map.of();
    private static final Map<String, Object> APPROVAL = Map.of("step_type", "approval");

    /// `A or B and C`, where each asks whether its field says yes.
    @ParameterizedTest
    @CsvSource({
        "yes, no, no, false",
        "yes, no, yes, true",
        "no, yes, yes, true",
        "no, no, yes, false",
        "yes, yes, no, false"
    })
    void b52_conditionsAreFoldedFromTheLeft(String a, String b, String c, boolean isShown) {
        var made =
                Recipe.called("Fold")
                        .kickoff(field("text", "A"))
                        .kickoff(field("text", "B"))
                        .kickoff(field("text", "C"))
                        .step("Mix", NONE)
                        .step("Bake", NONE)
                        .rule(
                                List.of(
                                        kickoff("A", "equals", "yes"),
                                        or(kickoff("B", "equals", "yes")),
                                        kickoff("C", "equals", "yes")),
                                show("Bake"))
                        .create(SharedServer.API);
        var answers = Map.of(made.id("A"), a, made.id("B"), b, made.id("C"), c);
        var run = made.launch(Map.of("prerun", answers));
        assertThat(run.status("Bake")).isEqualTo(isShown ? "not-started" : "auto-skipped");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "not_equals, x, null, true",
                "not_contains, x, null, true",
                "equals, x, null, false",
                "contains, x, null, false",
                "greater_than, 5, null, false",
                "is_empty, null, null, true",
                "is_not_empty, null, null, false",
                "greater_than, 5, six, false",
                "greater_than, five, 6, false",
                "greater_than, 5, 6, true",
                "greater_than, 5, 5, false",
                "greater_than, 5, 10, true",
                "less_than, 5, 4.5, true",
                "contains, '', anything, true",
                "contains, '', null, true",
                "contains, HING, anything, true",
                "equals, ANYTHING, anything, true",
                "equals_any, 'one,anything', anything, true",
                "no_such_operation, x, x, false"
            })
    void b53_howAnswersAreCompared(
            String operation, String statement, String answer, boolean isMet) {
        var made =
                Recipe.called("Compare")
                        .step("Mix", NONE, field("text", "Flour"))
                        .step("Bake", NONE)
                        .rule(Rules.field("Flour", operation, statement), show("Bake"))
                        .create(SharedServer.API);
        var run = made.launch(NONE);
        var taskdata = answer == null ? NONE : Map.<String, Object>of(made.id("Flour"), answer);
        run.complete("Mix", Map.of("taskdata", taskdata));
        assertThat(run.status("Bake")).isEqualTo(isMet ? "not-started" : "auto-skipped");
    }

    @Test
    void b54_onlyCompletingTheTaskOfTheFieldAsksTheRule() {
        var made =
                Recipe.called("Wait")
                        .step("Mix", NONE, field("text", "Flour"))
                        .step("Bake", NONE)
                        .rule(Rules.field("Flour", "equals", "rye"), show("Bake"))
                        .create(SharedServer.API);
        var run = made.launch(NONE);
        run.update("Mix", Map.of("taskdata", Map.of(made.id("Flour"), "rye")));
        assertThat(run.status("Bake")).isEqualTo("auto-skipped");
        var bake = run.task("Bake");
        assertThat(changed(run.complete("Mix"))).containsOnlyKeys(bake);
        assertThat(run.status("Bake")).isEqualTo("not-started");
    }

    @Test
    void b55_aCompletedTargetIsLeftAlone() {
        var made =
                Recipe.called("Late rule")
                        .kickoff(field("text", "Customer"))
                        .step("Mix", NONE)
                        .step("Bake", NONE)
                        .rule(kickoff("Customer", "is_empty", null), show("Bake"))
                        .rule(
                                when("Mix", "completed"),
                                show("Bake"),
                                clearAssignees("Bake"),
                                postpone("Bake", 3))
                        .create(SharedServer.API);
        var run = made.launch(NONE);
        run.complete("Bake");
        var before = run.read("Bake");
        assertThat(changed(run.complete("Mix"))).isEmpty();
        assertThat(run.read("Bake")).containsAllEntriesOf(without(before, "run_status"));
    }

    @Test
    void b55_whatRulesChangedIsTold() {
        var made =
                Recipe.called("Many effects")
                        .step("Mix", NONE)
                        .step("Bake", NONE)
                        .step("Cool", NONE)
                        .step("Sell", Map.of("assignees", List.of(1002)))
                        .step("Rest", NONE)
                        .rule(when("Mix", "completed"), show("Bake"), hide("Cool"))
                        .rule(
                                when("Mix", "completed"),
                                assignment("assign", "Sell", List.of(1003)),
                                postpone("Sell", 2))
                        .create(SharedServer.API);
        var run = made.launch(NONE);
        var deadline = (String) run.read("Sell").get("deadline");
        var changed = changed(run.complete("Mix"));
        assertThat(changed).containsOnlyKeys(run.task("Bake"), run.task("Cool"), run.task("Sell"));
        assertThat(map(changed.get(run.task("Bake")))).containsEntry("status", "not-started");
        assertThat(map(changed.get(run.task("Cool")))).containsEntry("status", "auto-skipped");
        assertThat(map(changed.get(run.task("Sell"))))
                .containsEntry("id", run.task("Sell"))
                .containsEntry("deadline", days(deadline, 2));
        assertThat(run.read("Sell").get("owners").toString()).contains("1002").contains("1003");
    }

    @Test
    void b55_whatOneRuleDidAndAnotherUndidIsNoChange() {
        var run =
                Recipe.called("To and fro")
                        .step("Mix", NONE)
                        .step("Bake", NONE)
                        .rule(when("Mix", "completed"), show("Bake"))
                        .rule(when("Mix", "completed"), hide("Bake"))
                        .create(SharedServer.API)
                        .launch(NONE);
        assertThat(changed(run.complete("Mix"))).isEmpty();
        assertThat(run.status("Bake")).isEqualTo("auto-skipped");
    }

    @Test
    void b56_aTaskThatARuleReopensAsksItsOwnRules() {
        var run =
                Recipe.called("In a row")
                        .step("Write", NONE)
                        .step("Approve", APPROVAL)
                        .step("Coach", NONE)
                        .rule(when("Write", "reopened"), show("Coach"))
                        .rule(when("Approve", "rejected"), reopen("Write"))
                        .create(SharedServer.API)
                        .launch(NONE);
        run.complete("Write");
        assertThat(changed(run.complete("Approve", Map.of("is_approved", false))))
                .containsOnlyKeys(run.task("Write"), run.task("Coach"));
        assertThat(run.status("Coach")).isEqualTo("not-started");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "2026-03-05T12:00:00Z, any_time, true",
                "2026-03-05T12:00:00Z, null, true",
                "2026-03-05T12:00:00Z, '', true",
                "2026-03-06T12:00:00Z, on-time, true",
                "2026-03-06T11:59:59Z, on-time, false",
                "2026-03-07T12:00:00Z, early_24, true",
                "2026-03-07T11:59:59Z, early_24, false",
                "2026-03-05T12:00:00Z, late_24, true",
                "2026-03-05T12:00:01Z, late_24, false",
                "2026-03-06T12:00:00Z, sometimes, false"
            })
    void b55_completedMayAskWhen(String deadline, String statement, boolean isMet) {
        var made =
                Recipe.called("In time")
                        .step("Mix", NONE)
                        .step("Bake", NONE)
                        .rule(when("Mix", "completed", statement), show("Bake"))
                        .create(SharedServer.API);
        var due = Map.of(made.id("Mix"), Map.of("deadline", deadline));
        var run = made.launch(Map.of("tasks", due));
        run.complete("Mix");
        assertThat(run.status("Bake")).isEqualTo(isMet ? "not-started" : "auto-skipped");
    }

    @Test
    void b55_aHiddenTaskMeetsNoConditionUntilItIsShown() {
        var run =
                Recipe.called("Behind a door")
                        .step("Mix", NONE)
                        .step("Bake", Map.of("assign_run_starter", false))
                        .step("Help", NONE)
                        .rule(when("Mix", "approved"), show("Bake"))
                        .rule(
                                List.of(when("Bake", "not_assigned"), when("Mix", "completed")),
                                show("Help"))
                        .create(SharedServer.API)
                        .launch(NONE);
        run.complete("Mix");
        assertThat(run.status("Help")).isEqualTo("auto-skipped");
        run.update("Bake", Map.of("status", "active", "summary", "Begun"));
        run.reopen("Mix");
        run.complete("Mix");
        assertThat(run.status("Help")).isEqualTo("not-started");
    }

    @Test
    void b56_everyRejectionReopensTheEarlierTask() {
        var run = approvals();
        for (int round = 0; round < 3; round++) {
            run.complete("Write");
            var answer = run.complete("Approve", Map.of("is_approved", false));
            assertThat(changed(answer)).containsOnlyKeys(run.task("Write"));
            assertThat(run.status("Write")).isEqualTo("active");
            assertThat(run.read()).containsEntry("status", "active");
            run.reopen("Approve");
        }
        run.complete("Write");
        run.complete("Approve", Map.of("is_approved", true));
        assertThat(run.read()).containsEntry("status", "complete");
    }

    private static Batch approvals() {
        return Recipe.called("Approvals")
                .step("Write", NONE)
                .step("Approve", APPROVAL)
                .rule(when("Approve", "rejected"), reopen("Write"))
                .create(SharedServer.API)
                .launch(NONE);
    }

    @Test
    void b56_aRuleDoesNotReopenItsOwnTrigger() {
        var run =
                Recipe.called("Own trigger")
                        .step("Approve", APPROVAL)
                        .rule(when("Approve", "rejected"), reopen("Approve"))
                        .create(SharedServer.API)
                        .launch(NONE);
        assertThat(changed(run.complete("Approve", Map.of("is_approved", false)))).isEmpty();
        assertThat(run.status("Approve")).isEqualTo("completed");
    }

    @Test
    void b56_aRuleFiresOnceUntilItsTaskIsReopened() {
        var run =
                Recipe.called("Once")
                        .step("Mix", NONE)
                        .step("Check", NONE)
                        .step("Bake", NONE)
                        .rule(
                                List.of(when("Mix", "completed"), or(when("Check", "completed"))),
                                postpone("Bake", 1))
                        .create(SharedServer.API)
                        .launch(NONE);
        assertThat(changed(run.complete("Mix"))).containsOnlyKeys(run.task("Bake"));
        assertThat(changed(run.complete("Check"))).isEmpty();
        assertThat(changed(run.reopen("Check"))).containsOnlyKeys(run.task("Bake"));
        assertThat(changed(run.complete("Check"))).isEmpty();
    }

    @Test
    void b57_whatAPersonHidNoRuleShows() {
        var run =
                Recipe.called("By hand")
                        .step("Mix", NONE)
                        .step("Bake", NONE)
                        .rule(when("Mix", "completed"), show("Bake"))
                        .create(SharedServer.API)
                        .launch(NONE);
        run.update("Bake", Map.of("status", "auto-skipped"));
        assertThat(changed(run.complete("Mix"))).isEmpty();
        assertThat(run.status("Bake")).isEqualTo("auto-skipped");
        assertThat(run.update("Bake", Map.of("status", "active")))
                .extracting("status")
                .isIn("not-started", "active");
        run.reopen("Mix");
        run.complete("Mix");
        assertThat(run.status("Bake")).isNotEqualTo("auto-skipped");
    }

    private static Map<String, Object> changed(Map<String, Object> answer) {
        return map(answer.get("tasks_changed_by_rules"));
    }

    private static Map<String, Object> without(Map<String, Object> map, String key) {
        var rest = new LinkedHashMap<>(map);
        rest.remove(key);
        return rest;
    }

    private static String days(String at, int more) {
        return Instant.parse(at).plus(Duration.ofDays(more)).toString();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
