package dev.runsheet.rule;

import static dev.runsheet.rule.Bakery.ASSIGN;
import static dev.runsheet.rule.Bakery.DEADLINE;
import static dev.runsheet.rule.Bakery.MIX;
import static dev.runsheet.rule.Bakery.NOON;
import static dev.runsheet.rule.Bakery.action;
import static dev.runsheet.rule.Bakery.actionFaults;
import static dev.runsheet.rule.Bakery.condition;
import static dev.runsheet.rule.Bakery.conditionFaults;
import static dev.runsheet.rule.Bakery.defined;
import static dev.runsheet.rule.Bakery.faults;
import static dev.runsheet.rule.Bakery.object;
import static dev.runsheet.rule.Bakery.required;
import static dev.runsheet.rule.Bakery.rule;
import static dev.runsheet.rule.Bakery.selected;
import static dev.runsheet.rule.Bakery.updated;
import static dev.runsheet.rule.Bakery.with;
import static dev.runsheet.rule.Bakery.without;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Body;
import dev.runsheet.base.Faults;
import dev.runsheet.base.FieldError;
import dev.runsheet.base.Id;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleFormTest {
    @Test
    void whatIsSentComesBackInTheShapeOfTheWire() {
        var rule = defined(rule());
        assertThat(RuleJson.of(rule))
                .isEqualTo(
                        object(
                                "id",
                                rule.id().hex(),
                                "automated_alias",
                                "Large orders",
                                "position",
                                1,
                                "conditions",
                                List.of(
                                        with(
                                                condition(),
                                                "id",
                                                Id.hex(rule.conditions().getFirst().id()),
                                                "logic",
                                                "and",
                                                "position",
                                                1,
                                                "column_contains_name",
                                                null)),
                                "then_actions",
                                List.of(
                                        with(
                                                action(),
                                                "id",
                                                Id.hex(rule.actions().getFirst().id()),
                                                "position",
                                                1,
                                                "actionable_id",
                                                null,
                                                "actionable_type",
                                                null,
                                                "deadline",
                                                null,
                                                "assignees",
                                                object(
                                                        "users", List.of(), "guests", List.of(),
                                                        "groups", List.of()),
                                                "webhook_url",
                                                null,
                                                "alias_name",
                                                null)),
                                "created_at",
                                "2026-03-04T12:00:00.000Z",
                                "last_updated",
                                "2026-03-04T12:00:00.000Z",
                                "archived_at",
                                null));
    }

    @Test
    void theNamesOfTheSdkAreUnderstood() {
        var rule =
                defined(
                        object(
                                "alias",
                                "Large",
                                "conditions",
                                List.of(),
                                "actions",
                                List.of(action())));
        assertThat(rule.alias()).isEqualTo("Large");
        assertThat(rule.actions()).hasSize(1);
    }

    @Test
    void everythingThatIsMissingIsNamedAtOnce() {
        assertThat(faults(Map.of()))
                .containsExactly(
                        required("automated_alias", "automated alias"),
                        required("conditions"),
                        required("then_actions"));
        assertThat(conditionFaults(Map.of()))
                .containsExactly(
                        required("conditions.0.conditionable_type"),
                        required("conditions.0.conditionable_id"),
                        required("conditions.0.operation"),
                        new FieldError(
                                "conditions.0.statement",
                                "The conditions.0.statement field must be present."));
        assertThat(actionFaults(Map.of()))
                .containsExactly(
                        required("then_actions.0.action_type"),
                        required("then_actions.0.action_verb"),
                        required("then_actions.0.target_step_id"));
    }

    @Test
    void theAliasHasThreeHundredCharacters() {
        assertThat(faults(with(rule(), "automated_alias", "x".repeat(300)))).isEmpty();
        assertThat(faults(with(rule(), "automated_alias", "x".repeat(301))))
                .extracting(FieldError::path)
                .containsExactly("automated_alias");
    }

    @Test
    void faultsCarryThePathOfTheRule() {
        var faults = new Faults();
        var body = Body.of(with(rule(), "conditions", List.of(Map.of())), "rules.2", faults);
        assertThat(Rule.define(body, Optional.empty(), Bakery.SCOPE, 1, NOON)).isEmpty();
        assertThat(faults.all()).contains(required("rules.2.conditions.0.operation"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Step", "App\\Models\\Step", "\\Tallyfy\\Step"})
    void aTypeMayBeTheNameOfAClass(String type) {
        var rule =
                defined(
                        with(
                                rule(),
                                "conditions",
                                List.of(
                                        with(
                                                condition(),
                                                "conditionable_type",
                                                type,
                                                "conditionable_id",
                                                MIX.hex()))));
        assertThat(rule.conditions().getFirst().subject())
                .isEqualTo(new Subject(Subject.Kind.STEP, MIX.value()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"step", "prerun", "Field", "App\\Models\\Task"})
    void anyOtherTypeIsRefused(String type) {
        assertThat(conditionFaults(with(condition(), "conditionable_type", type)))
                .containsExactly(selected("conditions.0.conditionable_type"));
    }

    @ParameterizedTest
    @CsvSource({
        "Step, 00000000000000020000000000000001",
        "Capture, 00000000000000030000000000000001",
        "Prerun, 00000000000000010000000000000001",
        "Prerun, oven"
    })
    void aConditionAsksAboutSomethingOfItsTemplate(String type, String id) {
        assertThat(
                        conditionFaults(
                                with(
                                        condition(),
                                        "conditionable_type",
                                        type,
                                        "conditionable_id",
                                        id)))
                .containsExactly(selected("conditions.0.conditionable_id"));
    }

    @Test
    void anUnknownOperationIsStored() {
        assertThat(conditionFaults(with(condition(), "operation", "smells_like"))).isEmpty();
    }

    @Test
    void theStatementMayBeNullButNotMissing() {
        assertThat(conditionFaults(with(condition(), "statement", null))).isEmpty();
        assertThat(conditionFaults(without(condition(), "statement"))).hasSize(1);
    }

    @Test
    void theStatementIsKeptAsText() {
        assertThat(statement(5000)).isEqualTo("5000");
        assertThat(statement(true)).isEqualTo("true");
        assertThat(statement(List.of("Rye", 7))).isEqualTo(List.of("Rye", "7"));
        assertThat(conditionFaults(with(condition(), "statement", Map.of("text", "Rye"))))
                .extracting(FieldError::path)
                .containsExactly("conditions.0.statement");
        assertThat(conditionFaults(with(condition(), "statement", List.of("Rye", List.of()))))
                .extracting(FieldError::path)
                .containsExactly("conditions.0.statement.1");
    }

    @Test
    void theLogicIsAndOrOr() {
        assertThat(conditionFaults(with(condition(), "logic", "or"))).isEmpty();
        assertThat(conditionFaults(with(condition(), "logic", null))).isEmpty();
        assertThat(conditionFaults(with(condition(), "logic", "xor")))
                .containsExactly(selected("conditions.0.logic"));
    }

    @Test
    void aStepIsShownOrHiddenOnceByARule() {
        var hide = with(action(), "action_verb", "hide");
        assertThat(faults(with(rule(), "then_actions", List.of(action(), hide))))
                .containsExactly(
                        new FieldError(
                                "then_actions.1.target_step_id",
                                "The rule already has a visibility action for this step."));
        assertThat(faults(with(rule(), "then_actions", List.of(DEADLINE, DEADLINE)))).hasSize(1);
        var mixed =
                List.of(
                        action(),
                        with(action(), "target_step_id", MIX.hex()),
                        DEADLINE,
                        ASSIGN,
                        ASSIGN);
        assertThat(faults(with(rule(), "then_actions", mixed))).isEmpty();
    }

    @Test
    void positionsDefaultToTheOrderOfTheListAndDecideIt() {
        var rule =
                defined(
                        with(
                                rule(),
                                "conditions",
                                List.of(
                                        with(condition(), "statement", "c", "position", 3),
                                        with(condition(), "statement", "b"),
                                        with(condition(), "statement", "a", "position", 1))));
        assertThat(rule.conditions())
                .extracting(Condition::statement)
                .containsExactly("a", "b", "c");
    }

    @Test
    void anUpdateKeepsAListThatIsNotSent() {
        var before = defined(rule());
        var after = updated(before, object("automated_alias", "Small orders"));
        assertThat(after)
                .isEqualTo(
                        new Rule(
                                before.id(),
                                "Small orders",
                                before.position(),
                                before.conditions(),
                                before.actions(),
                                NOON,
                                NOON.plusSeconds(60),
                                null));
    }

    @Test
    void anUpdateEditsKnownEntriesAddsNewOnesAndDropsTheRest() {
        var before = defined(with(rule(), "conditions", List.of(condition(), condition())));
        var kept = before.conditions().getLast();
        var sent =
                List.of(
                        with(condition(), "id", Id.hex(kept.id()), "statement", "9000"),
                        with(condition(), "id", Id.hex(Id.next())));
        var after = updated(before, with(rule(), "conditions", sent));
        assertThat(after.conditions()).hasSize(2);
        assertThat(after.conditions().getFirst().id()).isEqualTo(kept.id());
        assertThat(after.conditions().getFirst().statement()).isEqualTo("9000");
        assertThat(after.conditions().getLast().id())
                .isNotIn(before.conditions().stream().map(Condition::id).toList());
    }

    @Test
    void anUpdateNamesAnEntryOnce() {
        var before = defined(rule());
        var again = with(condition(), "id", Id.hex(before.conditions().getFirst().id()));
        var body = Body.of(with(rule(), "conditions", List.of(again, again)));
        assertThat(Rule.define(body, Optional.of(before), Bakery.SCOPE, 1, NOON)).isEmpty();
        assertThat(body.faults().all())
                .containsExactly(
                        new FieldError(
                                "conditions.1.id",
                                "The conditions.1.id field has a duplicate value."));
    }

    @Test
    void sizesAreBounded() {
        assertThat(faults(with(rule(), "conditions", Collections.nCopies(201, condition()))))
                .hasSize(1);
        assertThat(conditionFaults(with(condition(), "statement", "x".repeat(30_001)))).hasSize(1);
        assertThat(conditionFaults(with(condition(), "statement", Collections.nCopies(5_001, "x"))))
                .hasSize(1);
        assertThat(conditionFaults(with(condition(), "operation", "x".repeat(101)))).hasSize(1);
        assertThat(
                        actionFaults(
                                with(
                                        ASSIGN,
                                        "assignees",
                                        object("users", Collections.nCopies(1_001, 1001)))))
                .extracting(FieldError::path)
                .contains("then_actions.0.assignees.users");
    }

    private static Object statement(Object sent) {
        var rule =
                defined(with(rule(), "conditions", List.of(with(condition(), "statement", sent))));
        return rule.conditions().getFirst().statement();
    }
}
