package dev.runsheet.rule;

import static dev.runsheet.rule.Bakery.MIX;
import static dev.runsheet.rule.Bakery.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Id;
import dev.runsheet.rule.Bakery.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepQuestionTest {
    private static final List<String> OPERATIONS =
            List.of(
                    "completed",
                    "approved",
                    "rejected",
                    "acknowledged",
                    "expired",
                    "reopened",
                    "not_assigned",
                    "in-progress",
                    "skipped",
                    "overdue");

    /// One line a state: its marks, and which of the operations then hold.
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "owned                            | ''",
                "''                               | ''",
                "touched owned                    | in-progress",
                "touched                          | in-progress not_assigned",
                "reopened owned                   | reopened in-progress",
                "done owned                       | completed",
                "done                             | completed not_assigned",
                "done owned yes                   | completed",
                "done owned approval yes          | completed approved",
                "done owned approval no           | completed rejected",
                "done owned approval              | completed",
                "done owned expiring yes          | completed acknowledged",
                "done owned expiring no           | completed expired",
                "approval touched owned yes       | in-progress",
                "hidden                           | skipped",
                "hidden touched reopened          | skipped"
            })
    void aStepAnswers(String marks, String holding) {
        var step = step(List.of(marks.split(" ")), NOON);
        assertThat(OPERATIONS.stream().filter(each -> holds(each, null, step)))
                .containsExactlyInAnyOrderElementsOf(
                        holding.isEmpty() ? List.of() : List.of(holding.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({
        "0,   on-time",
        "1,   ''",
        "-1,  on-time",
        "-24, on-time early_24",
        "-23, on-time",
        "23,  ''",
        "24,  late_24"
    })
    void theTimeOfACompletionIsComparedWithTheDeadline(int hoursLate, String holding) {
        var step = step(List.of("done"), NOON.minus(Duration.ofHours(hoursLate)));
        assertThat(
                        List.of("on-time", "early_24", "late_24").stream()
                                .filter(clause -> holds("completed", clause, step)))
                .containsExactlyElementsOf(
                        holding.isEmpty() ? List.of() : List.of(holding.split(" ")));
    }

    @Test
    void noTimeIsAnyTimeAndAnUnknownOneIsNever() {
        var step = step(List.of("done"), NOON);
        assertThat(holds("completed", null, step)).isTrue();
        assertThat(holds("completed", "", step)).isTrue();
        assertThat(holds("completed", "any_time", step)).isTrue();
        assertThat(holds("completed", "at_dawn", step)).isFalse();
        assertThat(holds("completed", List.of("on-time"), step)).isFalse();
    }

    @Test
    void withoutADeadlineNothingIsOnTime() {
        assertThat(holds("completed", "on-time", step(List.of("done"), null))).isFalse();
        assertThat(holds("completed", "any_time", step(List.of("done"), null))).isTrue();
    }

    @Test
    void theTimeMattersToCompletionOnly() {
        var step = step(List.of("done", "approval", "yes"), NOON);
        assertThat(holds("approved", "at_dawn", step)).isTrue();
    }

    @Test
    void aStepWithoutATaskAnswersNothing() {
        for (var operation : OPERATIONS) {
            assertThat(condition(operation, null).holds(new Known())).as(operation).isFalse();
        }
    }

    /// A step with these marks, completed at noon when it is done.
    private static Facts.Step step(List<String> marks, Instant deadline) {
        Boolean approved = marks.contains("yes") ? Boolean.TRUE : null;
        return new Facts.Step(
                marks.contains("hidden"),
                marks.contains("done") ? NOON : null,
                deadline,
                marks.contains("no") ? Boolean.FALSE : approved,
                marks.contains("approval"),
                marks.contains("expiring"),
                marks.contains("reopened"),
                marks.contains("touched"),
                marks.contains("owned"));
    }

    private static boolean holds(String operation, Object statement, Facts.Step step) {
        return condition(operation, statement).holds(new Known().step(MIX, step));
    }

    private static Condition condition(String operation, Object statement) {
        var subject = new Subject(Subject.Kind.STEP, MIX.value());
        return new Condition(Id.next(), subject, operation, statement, "and", 1, null);
    }
}
