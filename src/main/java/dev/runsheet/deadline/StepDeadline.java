package dev.runsheet.deadline;

import dev.runsheet.base.Body;
import dev.runsheet.base.Id;
import dev.runsheet.base.StepId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// When a step is due: so much after, or before, the launch (`anchor` is null) or another step.
public record StepDeadline(int value, Unit unit, String option, StepId anchor) {
    private static final List<String> KEYS = List.of("value", "unit", "option", "step");
    private static final int LONGEST_OPTION = 255;

    /// So much after the launch.
    public static StepDeadline afterLaunch(Offset offset) {
        return new StepDeadline(offset.value(), offset.unit(), "from", null);
    }

    /// What `deadline` of a step says. Empty when it is absent, null or at fault; `isOtherStep`
    /// knows the steps of the same template without the step itself.
    public static Optional<StepDeadline> define(Body body, Predicate<StepId> isOtherStep) {
        return body.object("deadline").flatMap(given -> define(body, given, isOtherStep));
    }

    private static Optional<StepDeadline> define(
            Body step, Body given, Predicate<StepId> isOtherStep) {
        var before = given.faults().all().size();
        KEYS.stream()
                .filter(key -> !isFilled(given, key))
                .forEach(key -> given.fault(key, required(given.path(key), step.path("deadline"))));
        var value = isFilled(given, "value") ? given.integer("value", 0, Offset.MOST).orElse(0) : 0;
        var unit = isFilled(given, "unit") ? unit(given) : Optional.<Unit>empty();
        var option = given.string("option", LONGEST_OPTION).map(Anchoring::normalise);
        var anchor = isFilled(given, "step") ? anchor(given, isOtherStep) : null;
        if (given.faults().all().size() > before) {
            return Optional.empty();
        }
        return Optional.of(
                new StepDeadline(value, unit.orElseThrow(), option.orElseThrow(), anchor));
    }

    private static boolean isFilled(Body given, String key) {
        return given.isSet(key) && !"".equals(given.raw(key));
    }

    private static String required(String path, String with) {
        return "The " + path + " field is required with " + with + ".";
    }

    static Optional<Unit> unit(Body given) {
        var unit =
                given.raw("unit") instanceof String word ? Unit.of(word) : Optional.<Unit>empty();
        if (unit.isEmpty()) {
            given.fault("unit", "The selected " + given.path("unit") + " is invalid.");
        }
        return unit;
    }

    private static StepId anchor(Body given, Predicate<StepId> isOtherStep) {
        var text = given.raw("step") instanceof String word ? word : "";
        if (StepDeadlineJson.LAUNCH.contains(text)) {
            return null;
        }
        var anchor = Id.parse(text).map(StepId::new).filter(isOtherStep);
        if (anchor.isEmpty()) {
            given.fault("step", "The selected " + given.path("step") + " is invalid.");
        }
        return anchor.orElse(null);
    }

    public Anchoring anchoring() {
        return Anchoring.of(option);
    }

    /// The moment that lies as far from `base` as this deadline says, in working time.
    public Instant due(Instant base, WorkingTime working) {
        return switch (anchoring()) {
            case FROM -> working.shift(base, value, unit, false);
            case PRIOR_TO -> working.shift(base, value, unit, true);
            case NONE -> working.next(base);
        };
    }
}
