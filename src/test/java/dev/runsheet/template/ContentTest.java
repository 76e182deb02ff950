package dev.runsheet.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.StepId;
import dev.runsheet.deadline.DefaultDeadline;
import dev.runsheet.platform.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContentTest {
    private static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");
    private static final Step A = step("a");
    private static final Step B = step("b");
    private static final Step C = step("c");
    private static final Content ABC = blank().plus(A).plus(B).plus(C);

    private static Step step(String alias) {
        return Step.blank(StepId.fresh(), alias, 99, DefaultDeadline.ONE_DAY, null, NOON);
    }

    private static Content blank() {
        return Json.read("{\"title\": \"Order flour\", \"kind\": \"PROCEDURE\"}", Content.class);
    }

    private static String order(Content content) {
        var order = new StringBuilder();
        content.steps().forEach(step -> order.append(step.alias()).append(step.position()));
        return order.toString();
    }

    @Test
    void stepsAreNumberedFromOneWithoutAGap() {
        assertThat(order(ABC)).isEqualTo("a1b2c3");
        assertThat(order(ABC.without(A))).isEqualTo("b1c2");
        assertThat(order(ABC.plus(step("d").at(2)))).isEqualTo("a1d2b3c4");
        assertThat(order(ABC.plus(step("d").at(0)))).isEqualTo("d1a2b3c4");
    }

    @Test
    void aStepMovesAsFarAsThereAreSteps() {
        assertThat(order(ABC.moved(A, 2))).isEqualTo("b1a2c3");
        assertThat(order(ABC.moved(A, 99))).isEqualTo("b1c2a3");
        assertThat(order(ABC.moved(C, 1))).isEqualTo("c1a2b3");
        assertThat(order(ABC.moved(B, 2))).isEqualTo("a1b2c3");
    }

    @Test
    void aDocumentReadsAsItWasWritten() {
        assertThat(Json.read(Json.text(ABC), Content.class)).isEqualTo(ABC);
    }

    @Test
    void aNameIsReplacedWhereverItIsMentioned() {
        var renaming =
                new Renaming(
                        Map.of("0a".repeat(16), "0b".repeat(16)), Map.of("grain-1", "grain-2"));
        assertThat(renaming.apply("0A".repeat(16))).isEqualTo("0b".repeat(16));
        assertThat(renaming.apply("{{ grain-1\uFEFF}}{{grain-1}} grain-1 {{grain-11}} {{{"))
                .isEqualTo("{{ grain-2\uFEFF}}{{grain-2}} grain-1 {{grain-11}} {{{");
    }

    @Test
    void aRightOfSomeIsSeenThroughAnyOfTheFive() {
        var nobody = new Circle(false, List.of(), List.of());
        var grants = Grants.OPEN;
        for (var grant : Grant.values()) {
            assertThat(grants.seers().isEveryone()).isTrue();
            grants = grants.with(grant, nobody);
        }
        assertThat(grants.seers()).isEqualTo(nobody);
        assertThat(Json.read(Json.text(grants), Grants.class)).isEqualTo(grants);
    }
}
