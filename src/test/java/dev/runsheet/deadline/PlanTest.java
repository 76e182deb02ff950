package dev.runsheet.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.StepId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final Instant LAUNCH = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final WorkingTime ALWAYS = WorkingTime.of("UTC", null);
    private static final Map<String, Object> OFFICE = Map.of("from", "09:00", "to", "17:00");
    private static final WorkingTime WEEKDAYS =
            WorkingTime.of(
                    "UTC",
                    Map.of(
                            "Monday", OFFICE,
                            "Tuesday", OFFICE,
                            "Wednesday", OFFICE,
                            "Thursday", OFFICE,
                            "Friday", OFFICE));
    private static final StepId MIX = StepId.fresh();
    private static final StepId BAKE = StepId.fresh();
    private static final StepId SELL = StepId.fresh();

    @Test
    void aStepAnchoredOnTheLaunchIsCountedFromIt() {
        var plan = plan(ALWAYS, step(MIX, 2, "from", null), step(BAKE, 1, "prior_to", null));
        assertThat(plan.deadlines())
                .isEqualTo(
                        Map.of(MIX, on("2026-03-04T09:00:00Z"), BAKE, on("2026-03-01T09:00:00Z")));
    }

    @Test
    void aStepWithoutADeadlineHasNoDate() {
        assertThat(plan(ALWAYS, Plan.Step.of(MIX, null)).deadlines())
                .isEqualTo(Map.of(MIX, Optional.empty()));
    }

    @Test
    void untilTheAnchorIsCompletedItsOwnDeadlineCounts() {
        var mix = step(MIX, 2, "from", null);
        var bake = step(BAKE, 1, "from", MIX);
        assertThat(plan(ALWAYS, bake, mix).deadlines())
                .containsEntry(BAKE, on("2026-03-05T09:00:00Z"));
        assertThat(plan(ALWAYS, bake, mix.completed(NOON)).deadlines())
                .containsEntry(BAKE, on("2026-03-05T12:00:00Z"));
    }

    @Test
    void aStepPriorToAnotherIsCountedFromItsDueDate() {
        var sell = step(SELL, 10, "from", null);
        var bake = step(BAKE, 3, "prior_to", SELL);
        assertThat(plan(ALWAYS, bake, sell.completed(NOON)).deadlines())
                .containsEntry(BAKE, on("2026-03-09T09:00:00Z"));
    }

    @Test
    void datesFollowEachOtherThroughAChainInAnyOrder() {
        var chain =
                plan(
                        ALWAYS,
                        step(SELL, 1, "from", BAKE),
                        step(BAKE, 1, "from", MIX),
                        step(MIX, 1, "from", null));
        assertThat(chain.deadlines())
                .containsExactly(
                        Map.entry(SELL, on("2026-03-05T09:00:00Z")),
                        Map.entry(BAKE, on("2026-03-04T09:00:00Z")),
                        Map.entry(MIX, on("2026-03-03T09:00:00Z")));
    }

    @Test
    void aDateSentWithTheLaunchReplacesTheRuleAndMovesToWorkingTime() {
        var saturday = Instant.parse("2026-03-07T12:00:00Z");
        var plan =
                plan(
                        WEEKDAYS,
                        step(MIX, 1, "from", null).due(saturday),
                        step(BAKE, 1, "from", MIX));
        assertThat(plan.deadlines())
                .isEqualTo(
                        Map.of(MIX, on("2026-03-09T09:00:00Z"), BAKE, on("2026-03-10T09:00:00Z")));
    }

    @Test
    void aDateThatLandsOnSaturdayMovesToTheOpeningOfMonday() {
        assertThat(plan(WEEKDAYS, step(MIX, 5, "from", null)).deadlines())
                .isEqualTo(Map.of(MIX, on("2026-03-09T09:00:00Z")));
    }

    @Test
    void aCircleHasNoDatesAndNeitherHasWhatHangsOnIt() {
        var plan =
                plan(
                        ALWAYS,
                        step(MIX, 1, "from", BAKE),
                        step(BAKE, 1, "prior_to", MIX),
                        step(SELL, 1, "from", BAKE));
        assertThat(plan.deadlines().values()).containsOnly(Optional.empty());
    }

    @Test
    void aCircleOpensWhereAStepIsCompleted() {
        var mix = step(MIX, 1, "from", BAKE).completed(NOON);
        var bake = step(BAKE, 1, "from", MIX);
        assertThat(plan(ALWAYS, mix, bake).deadlines())
                .isEqualTo(
                        Map.of(BAKE, on("2026-03-05T12:00:00Z"), MIX, on("2026-03-06T12:00:00Z")));
    }

    @Test
    void anAnchorThatIsNotThereGivesNoDate() {
        assertThat(plan(ALWAYS, step(MIX, 1, "from", SELL)).deadlines())
                .isEqualTo(Map.of(MIX, Optional.empty()));
    }

    @Test
    void aLongChainIsFollowedToItsEnd() {
        var steps = new ArrayList<Plan.Step>();
        StepId anchor = null;
        for (int i = 0; i < 10_000; i++) {
            var id = StepId.fresh();
            steps.add(
                    new Plan.Step(
                            id,
                            Optional.of(new StepDeadline(1, Unit.MINUTES, "from", anchor)),
                            Optional.empty(),
                            Optional.empty()));
            anchor = id;
        }
        assertThat(new Plan(LAUNCH, ALWAYS, steps.reversed()).deadlines())
                .containsEntry(anchor, Optional.of(LAUNCH.plusSeconds(10_000 * 60)));
    }

    @Test
    void completingAStepDatesAllThatWaitsForIt() {
        var plan =
                plan(
                        ALWAYS,
                        step(MIX, 1, "from", null).due(LAUNCH).completed(NOON),
                        step(BAKE, 1, "from", MIX).due(LAUNCH),
                        step(SELL, 2, "from", BAKE).due(LAUNCH));
        assertThat(plan.dependents(MIX))
                .isEqualTo(
                        Map.of(BAKE, on("2026-03-05T12:00:00Z"), SELL, on("2026-03-07T12:00:00Z")));
        assertThat(plan.dependents(BAKE)).isEqualTo(Map.of(SELL, on("2026-03-04T09:00:00Z")));
        assertThat(plan.dependents(SELL)).isEmpty();
    }

    @Test
    void aNewDateMovesWhatIsCountedFromItAndNotWhatIsCountedFromTheCompletion() {
        var plan =
                plan(
                        ALWAYS,
                        step(MIX, 1, "from", null).due(NOON).completed(LAUNCH),
                        step(BAKE, 1, "from", MIX),
                        step(SELL, 1, "prior_to", MIX));
        assertThat(plan.dependents(MIX))
                .isEqualTo(
                        Map.of(BAKE, on("2026-03-03T09:00:00Z"), SELL, on("2026-03-03T12:00:00Z")));
    }

    @Test
    void aCompletedStepKeepsItsDateAndSoDoesWhatHangsOnIt() {
        var plan =
                plan(
                        ALWAYS,
                        step(MIX, 1, "from", null).due(LAUNCH).completed(NOON),
                        step(BAKE, 1, "from", MIX).due(LAUNCH).completed(LAUNCH),
                        step(SELL, 1, "from", BAKE).due(LAUNCH));
        assertThat(plan.dependents(MIX)).isEmpty();
    }

    @Test
    void aCircleIsFollowedOnceAndNeverBackToItsStart() {
        var mix = step(MIX, 1, "from", BAKE).due(NOON);
        var bake = step(BAKE, 1, "from", MIX).due(NOON);
        assertThat(plan(ALWAYS, mix, bake).dependents(MIX))
                .isEqualTo(Map.of(BAKE, on("2026-03-05T12:00:00Z")));
    }

    private static Plan plan(WorkingTime working, Plan.Step... steps) {
        return new Plan(LAUNCH, working, List.of(steps));
    }

    private static Plan.Step step(StepId id, int days, String option, StepId anchor) {
        return Plan.Step.of(id, new StepDeadline(days, Unit.DAYS, option, anchor));
    }

    private static Optional<Instant> on(String at) {
        return Optional.of(Instant.parse(at));
    }
}
