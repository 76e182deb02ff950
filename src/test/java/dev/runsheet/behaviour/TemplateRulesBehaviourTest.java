package dev.runsheet.behaviour;

import static dev.runsheet.testing.Forms.field;
import static dev.runsheet.testing.Rules.kickoff;
import static dev.runsheet.testing.Rules.or;
import static dev.runsheet.testing.Rules.show;
import static dev.runsheet.testing.Rules.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.testing.Forms;
import dev.runsheet.testing.Recipe;
import dev.runsheet.testing.Rules;
import dev.runsheet.testing.SharedServer;
import dev.runsheet.testing.Told;
import dev.runsheet.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rules of a template in its runs; the numbers are those of section 13 of the templates spec.
class TemplateRulesBehaviourTest {
    private static final Map<String, Object> NONE = Map.of();

    @Test
    void b29_completedWithoutAStatementFires() {
        var made =
                Recipe.called("At any time")
                        .step("Mix", NONE)
                        .step("Bake", NONE)
                        .create(SharedServer.API);
        var condition = Forms.with(when("Mix", "completed"), "conditionable_id", made.id("Mix"));
        var action = Forms.with(show("Bake"), "target_step_id", made.id("Bake"));
        var rule =
                Map.of(
                        "automated_alias", "Then bake",
                        "conditions", List.of(condition),
                        "then_actions", List.of(action));
        assertThat(condition).containsEntry("statement", null);
        var ann = SharedServer.API.as(World.ANN_TOKEN);
        assertThat(ann.post(made.path() + "/automated-actions", rule).status()).isEqualTo(201);
        var run = made.launch(NONE);
        assertThat(run.status("Bake")).isEqualTo("auto-skipped");
        run.complete("Mix");
        assertThat(run.status("Bake")).isEqualTo("not-started");
    }

    /// The word of the first condition is ignored.
    @ParameterizedTest
    @CsvSource({
        "and, yes, yes, no, true",
        "or, yes, yes, no, true",
        "or, yes, no, no, false",
        "and, no, no, yes, true",
        "or, no, yes, no, false"
    })
    void b32_aAndBOrCIsAAndBFirst(String word, String a, String b, String c, boolean isShown) {
        var first = Forms.with(kickoff("A", "equals", "yes"), "logic", word);
        var second = kickoff("B", "equals", "yes");
        var third = or(kickoff("C", "equals", "yes"));
        assertThat(isShown(List.of(first, second, third), a, b, c)).isEqualTo(isShown);
    }

    @ParameterizedTest
    @CsvSource({
        "and, yes, no, no, false",
        "or, yes, no, no, false",
        "or, yes, no, yes, true",
        "and, no, yes, yes, true",
        "and, no, no, yes, false"
    })
    void b32_aOrBAndCIsAOrBFirst(String word, String a, String b, String c, boolean isShown) {
        var first = Forms.with(kickoff("A", "equals", "yes"), "logic", word);
        var second = or(kickoff("B", "equals", "yes"));
        var third = kickoff("C", "equals", "yes");
        assertThat(isShown(List.of(first, second, third), a, b, c)).isEqualTo(isShown);
    }

    private static boolean isShown(
            List<Map<String, Object>> conditions, String a, String b, String c) {
        var made =
                Recipe.called("Three questions")
                        .kickoff(field("text", "A"))
                        .kickoff(field("text", "B"))
                        .kickoff(field("text", "C"))
                        .step("Bake", NONE)
                        .rule(conditions, show("Bake"))
                        .create(SharedServer.API);
        var answers = Map.of(made.id("A"), a, made.id("B"), b, made.id("C"), c);
        return made.launch(Map.of("prerun", answers)).status("Bake").equals("not-started");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "not_equals, rye, null, true",
                "equals, rye, null, false",
                "equals, RYE, rye, true",
                "equals, rye, RYE, true",
                "not_equals, RYE, rye, false",
                "contains, YE, rye, true",
                "greater_than, 5, abc, false",
                "greater_than, abc, 5, false",
                "greater_than, 5, 10, true"
            })
    void b33_answersAreComparedWithoutCaseAndNumbersAsNumbers(
            String operation, String statement, String answer, boolean isMet) {
        var made =
                Recipe.called("One question")
                        .kickoff(field("text", "Flour"))
                        .step("Bake", NONE)
                        .rule(kickoff("Flour", operation, statement), show("Bake"))
                        .create(SharedServer.API);
        var prerun = answer == null ? NONE : Map.<String, Object>of(made.id("Flour"), answer);
        assertThat(made.launch(Map.of("prerun", prerun)).status("Bake"))
                .isEqualTo(isMet ? "not-started" : "auto-skipped");
    }

    @Test
    void b34_whatARuleShowsStartsHiddenWithoutAWord() {
        var run =
                Recipe.called("Hidden at first")
                        .step("Mix", NONE)
                        .step("Bake", NONE)
                        .rule(when("Mix", "completed"), show("Bake"))
                        .create(SharedServer.API)
                        .launch(NONE);
        assertThat(run.status("Bake")).isEqualTo("auto-skipped");
        assertThat(Told.of(run.id()).verbs()).containsExactly("created");
        assertThat(Told.of(run.task("Bake")).verbs()).isEmpty();
        assertThat(run.tryToComplete("Bake", NONE).status()).isEqualTo(422);
        assertThat(run.status("Bake")).isEqualTo("auto-skipped");
        run.complete("Mix");
        assertThat(run.status("Bake")).isEqualTo("not-started");
    }

    @Test
    void b35_savingAnAnswerRunsNoRuleCompletingDoes() {
        var made =
                Recipe.called("Saving")
                        .step("Mix", NONE, field("text", "Flour"))
                        .step("Bake", NONE)
                        .rule(Rules.field("Flour", "equals", "rye"), show("Bake"))
                        .create(SharedServer.API);
        var run = made.launch(NONE);
        run.update("Mix", Map.of("taskdata", Map.of(made.id("Flour"), "rye")));
        assertThat(run.status("Bake")).isEqualTo("auto-skipped");
        assertThat(Told.of(run.id()).verbs()).containsExactly("created");
        run.complete("Mix");
        assertThat(run.status("Bake")).isEqualTo("not-started");
        assertThat(Told.of(run.id()).verbs()).contains("executed");
    }

    @Test
    void b35_aRuleAboutTheKickoffRunsAtTheLaunchAndNeverLater() {
        var made =
                Recipe.called("At the launch")
                        .kickoff(field("text", "Customer"))
                        .step("Mix", NONE)
                        .step("Bake", NONE)
                        .rule(kickoff("Customer", "equals", "Globex"), show("Bake"))
                        .create(SharedServer.API);
        var globex = Map.<String, Object>of("prerun", Map.of(made.id("Customer"), "Globex"));
        assertThat(made.launch(globex).status("Bake")).isEqualTo("not-started");

        var run = made.launch(NONE);
        assertThat(Told.of(run.id()).verbs()).containsExactly("created", "execution_fail");
        run.ann().put(run.path(), globex);
        run.complete("Mix");
        run.reopen("Mix");
        assertThat(run.status("Bake")).isEqualTo("auto-skipped");
        assertThat(Told.of(run.id()).verbs()).containsOnlyOnce("execution_fail");
    }
}
