package dev.runsheet.rule;

import static dev.runsheet.rule.Bakery.AMOUNT;
import static dev.runsheet.rule.Bakery.BAKE;
import static dev.runsheet.rule.Bakery.FLOUR;
import static dev.runsheet.rule.Bakery.MIX;
import static dev.runsheet.rule.Bakery.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.FieldId;
import dev.runsheet.base.Id;
import dev.runsheet.base.RuleId;
import dev.runsheet.base.StepId;
import dev.runsheet.rule.Bakery.Given;
import dev.runsheet.rule.Bakery.Known;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What must hold of every rule, whatever its conditions say.
class LeftFoldTest {
    private static final List<Action> SHOW =
            List.of(new Action(Id.next(), Verb.SHOW, BAKE, 1, null, null, null, null, null));

    /// A clause that holds or not, whatever it asks.
    record Clause(boolean holds, String logic, int position) {}

    @Property
    void theVerdictIsThatOfTheBracketedFormula(@ForAll("clauses") List<Clause> clauses) {
        assertThat(rule(clauses).fires(facts())).isEqualTo(bracketed(inOrder(clauses)));
    }

    @Property
    void anUnknownLogicLeavesTheVerdictAsItWas(
            @ForAll("clauses") List<Clause> clauses, @ForAll boolean holds) {
        var more = new ArrayList<>(clauses);
        more.add(new Clause(holds, "xor", Integer.MAX_VALUE));
        assertThat(rule(more).fires(facts())).isEqualTo(rule(clauses).fires(facts()));
    }

    @Property
    void thePositionDecidesTheOrder(@ForAll("clauses") List<Clause> clauses) {
        assertThat(rule(clauses).decide(facts()).conditions())
                .extracting(Verdict.Met::isMet)
                .containsExactlyElementsOf(inOrder(clauses).stream().map(Clause::holds).toList());
    }

    @Property
    void aConditionIsAskedOnce(@ForAll("clauses") List<Clause> clauses) {
        var facts = new Counted(facts());
        rule(clauses).fires(facts);
        assertThat(facts.asked).isEqualTo(clauses.size());
    }

    @Property(tries = 5_000)
    void noConditionThrows(
            @ForAll("conditions") Condition condition,
            @ForAll("types") String type,
            @ForAll("texts") List<String> texts) {
        var answer = new Given(type, texts);
        var step = new Facts.Step(false, NOON, null, null, true, false, false, true, true);
        condition.holds(new Known().answer(FLOUR, answer).answer(AMOUNT, answer).step(MIX, step));
    }

    @Provide
    Arbitrary<List<Clause>> clauses() {
        var logic = Arbitraries.of("and", "or", "xor", "AND", "");
        return Combinators.combine(
                        Arbitraries.of(true, false), logic, Arbitraries.integers().between(0, 5))
                .as(Clause::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<Condition> conditions() {
        var subjects =
                Arbitraries.of(
                        new Subject(Subject.Kind.STEP, MIX.value()),
                        new Subject(Subject.Kind.CAPTURE, FLOUR.value()),
                        new Subject(Subject.Kind.PRERUN, AMOUNT.value()));
        var operations =
                Arbitraries.oneOf(
                        Arbitraries.strings(),
                        Arbitraries.of(
                                "completed",
                                "contains",
                                "equals",
                                "equals_any",
                                "greater_than",
                                "less_than",
                                "is_empty"));
        Arbitrary<Object> statements =
                Arbitraries.oneOf(
                        text().asGeneric(),
                        texts().asGeneric(),
                        Arbitraries.of(true, 7).asGeneric());
        return Combinators.combine(subjects, operations, statements.injectNull(0.2), text())
                .as(
                        (subject, operation, statement, column) ->
                                new Condition(
                                        new UUID(0, 0),
                                        subject,
                                        operation,
                                        statement,
                                        "and",
                                        1,
                                        column));
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of(
                "text", "dropdown", "multiselect", "date", "file", "table", "assignees_form", "");
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return text().list().ofMaxSize(4);
    }

    private static Arbitrary<String> text() {
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                Arbitraries.doubles().map(String::valueOf),
                Arbitraries.of("", " ", ",", ",,", "2026-03-06", "2026-13-40", "1e99999999999"));
    }

    /// The formula with its brackets, worked out from the last clause inwards.
    private static boolean bracketed(List<Clause> clauses) {
        var last = clauses.getLast();
        if (clauses.size() == 1) {
            return last.holds();
        }
        boolean before = bracketed(clauses.subList(0, clauses.size() - 1));
        return switch (last.logic()) {
            case "and" -> before && last.holds();
            case "or" -> before || last.holds();
            default -> before;
        };
    }

    private static List<Clause> inOrder(List<Clause> clauses) {
        return clauses.stream().sorted(Comparator.comparingInt(Clause::position)).toList();
    }

    private static Rule rule(List<Clause> clauses) {
        var conditions =
                clauses.stream()
                        .map(
                                clause ->
                                        new Condition(
                                                Id.next(),
                                                new Subject(Subject.Kind.CAPTURE, FLOUR.value()),
                                                "equals",
                                                clause.holds() ? "Rye" : "Wheat",
                                                clause.logic(),
                                                clause.position(),
                                                null))
                        .toList();
        return new Rule(RuleId.fresh(), "Any", 1, conditions, SHOW, NOON, NOON, null);
    }

    private static Facts facts() {
        return new Known().answer(FLOUR, new Given("text", "rye"));
    }

    /// Counts the questions.
    private static final class Counted implements Facts {
        private final Facts facts;
        private int asked;

        Counted(Facts facts) {
            this.facts = facts;
        }

        @Override
        public Optional<Facts.Step> step(StepId id) {
            asked++;
            return facts.step(id);
        }

        @Override
        public Optional<Facts.Answer> answer(FieldId id) {
            asked++;
            return facts.answer(id);
        }
    }
}
