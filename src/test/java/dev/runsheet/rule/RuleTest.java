package dev.runsheet.rule;

import static dev.runsheet.rule.Bakery.AMOUNT;
import static dev.runsheet.rule.Bakery.BAKE;
import static dev.runsheet.rule.Bakery.FLOUR;
import static dev.runsheet.rule.Bakery.MIX;
import static dev.runsheet.rule.Bakery.NOON;
import static dev.runsheet.rule.Bakery.action;
import static dev.runsheet.rule.Bakery.condition;
import static dev.runsheet.rule.Bakery.defined;
import static dev.runsheet.rule.Bakery.object;
import static dev.runsheet.rule.Bakery.rule;
import static dev.runsheet.rule.Bakery.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.FieldId;
import dev.runsheet.base.StepId;
import dev.runsheet.rule.Bakery.Given;
import dev.runsheet.rule.Bakery.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {
    private static final Facts LARGE = new Known().answer(AMOUNT, new Given("text", "9000"));

    /// `a or b and c` means `(a or b) and c`; T and F are conditions that hold and do not.
    @ParameterizedTest
    @CsvSource({
        "T, true",
        "F, false",
        "T or F and F, false",
        "F and F or T, true",
        "T and F or T, true",
        "F or T and T, true",
        "T xor F, true",
        "F xor T, false"
    })
    void conditionsAreReadFromLeftToRight(String formula, boolean fires) {
        assertThat(formula(formula).fires(LARGE)).isEqualTo(fires);
    }

    @Test
    void theLogicOfTheFirstConditionMeansNothing() {
        var rule = formula("F or T");
        assertThat(rule.conditions().getFirst().logic()).isEqualTo("or");
        assertThat(rule.fires(LARGE)).isTrue();
        assertThat(formula("F and T").fires(LARGE)).isFalse();
    }

    @Test
    void everyConditionIsReportedInItsOrder() {
        var verdict = formula("T or F and F").decide(LARGE);
        assertThat(verdict.fires()).isFalse();
        assertThat(verdict.conditions())
                .extracting(Verdict.Met::isMet)
                .containsExactly(true, false, false);
        assertThat(verdict.conditions())
                .extracting(met -> met.condition().position())
                .containsExactly(1, 2, 3);
    }

    @Test
    void withoutConditionsOrActionsItNeverFires() {
        assertThat(defined(with(rule(), "conditions", List.of())).fires(LARGE)).isFalse();
        assertThat(defined(with(rule(), "then_actions", List.of())).fires(LARGE)).isFalse();
    }

    @Test
    void archivedItDoesNothing() {
        var rule = defined(rule());
        var archived =
                new Rule(
                        rule.id(),
                        rule.alias(),
                        1,
                        rule.conditions(),
                        rule.actions(),
                        NOON,
                        NOON,
                        NOON);
        assertThat(rule.fires(LARGE)).isTrue();
        assertThat(archived.fires(LARGE)).isFalse();
        assertThat(archived.hasKickoffCondition()).isFalse();
        assertThat(archived.shown()).isEmpty();
    }

    @Test
    void aStepTriggersWhatAsksAboutItOrItsFields() {
        var mix = asking("Step", MIX.hex());
        assertThat(mix.isTriggeredBy(MIX, Set.of())).isTrue();
        assertThat(mix.isTriggeredBy(BAKE, Set.of(FLOUR))).isFalse();
        var flour = asking("Capture", FLOUR.hex());
        assertThat(flour.isTriggeredBy(MIX, Set.of(FLOUR))).isTrue();
        assertThat(flour.isTriggeredBy(MIX, Set.of())).isFalse();
    }

    @Test
    void aKickoffFieldIsLookedAtWhenTheRunStartsAndNeverLater() {
        var rule = defined(rule());
        assertThat(rule.hasKickoffCondition()).isTrue();
        assertThat(rule.isTriggeredBy(MIX, Set.of(FLOUR, AMOUNT))).isFalse();
        assertThat(asking("Step", MIX.hex()).hasKickoffCondition()).isFalse();
    }

    @Test
    void itShowsWhatStartsHidden() {
        var hide = with(action(), "action_verb", "hide", "target_step_id", MIX.hex());
        var rule =
                defined(
                        with(
                                rule(),
                                "then_actions",
                                List.of(hide, action()),
                                "conditions",
                                List.of()));
        assertThat(rule.shown()).containsExactly(BAKE);
    }

    @Test
    void itMentionsWhatItNames() {
        var rule =
                defined(
                        with(
                                rule(),
                                "then_actions",
                                List.of(
                                        with(
                                                action(),
                                                "action_type",
                                                "assignment",
                                                "action_verb",
                                                "assign",
                                                "actionable_id",
                                                FLOUR.hex(),
                                                "actionable_type",
                                                "Capture"))));
        assertThat(rule.mentions(BAKE)).isTrue();
        assertThat(rule.mentions(MIX)).isFalse();
        assertThat(rule.mentions(AMOUNT)).isTrue();
        assertThat(rule.mentions(FLOUR)).isTrue();
        assertThat(rule.mentions(FieldId.fresh())).isFalse();
        assertThat(asking("Step", MIX.hex()).mentions(MIX)).isTrue();
    }

    @Test
    void aCopyNamesTheCopiedStepsAndFields() {
        var step = StepId.fresh();
        var field = FieldId.fresh();
        var later = NOON.plusSeconds(60);
        var rule = defined(rule());
        var copy = rule.retarget(Map.of(BAKE, step), Map.of(AMOUNT, field), later);
        assertThat(copy.id()).isNotEqualTo(rule.id());
        assertThat(copy.createdAt()).isEqualTo(later);
        assertThat(copy.actions().getFirst().id()).isNotEqualTo(rule.actions().getFirst().id());
        assertThat(copy.actions().getFirst().target()).isEqualTo(step);
        var condition = copy.conditions().getFirst();
        assertThat(condition.id()).isNotEqualTo(rule.conditions().getFirst().id());
        assertThat(condition.subject()).isEqualTo(new Subject(Subject.Kind.PRERUN, field.value()));
        assertThat(rule.retarget(Map.of(), Map.of(), later).mentions(BAKE)).isTrue();
    }

    @Test
    void rulesRunInTheOrderOfTheirPositions() {
        var second = defined(with(rule(), "position", 2));
        var first = defined(with(rule(), "position", 1));
        assertThat(Rule.inOrder(List.of(second, first))).containsExactly(first, second);
    }

    private static Rule asking(String type, String id) {
        var asked =
                object(
                        "conditionable_type",
                        type,
                        "conditionable_id",
                        id,
                        "operation",
                        "completed",
                        "statement",
                        null);
        return defined(with(rule(), "conditions", List.of(asked)));
    }

    /// Conditions that hold or not, joined as `T or F`; a word that requests refuse can still be
    /// stored.
    private static Rule formula(String formula) {
        var words = formula.split(" ");
        var conditions = new ArrayList<Condition>();
        for (int i = 0; i < words.length; i += 2) {
            var asked = defined(with(rule(), "conditions", List.of(asking(words[i]))));
            var read = asked.conditions().getFirst();
            conditions.add(
                    new Condition(
                            read.id(),
                            read.subject(),
                            read.operation(),
                            read.statement(),
                            i == 0 ? "or" : words[i - 1],
                            i / 2 + 1,
                            null));
        }
        var rule = defined(rule());
        return new Rule(rule.id(), rule.alias(), 1, conditions, rule.actions(), NOON, NOON, null);
    }

    private static Map<String, Object> asking(String word) {
        return with(condition(), "operation", word.equals("T") ? "greater_than" : "less_than");
    }
}
