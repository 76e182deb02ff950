package dev.runsheet.deadline;

import dev.runsheet.base.Body;
import java.util.Optional;

/// How long after the launch work on a step may begin; guidance only, it never blocks anybody.
public record StartDate(int value, Unit unit) {
    /// What a new step gets when nothing was sent.
    public static final StartDate DEFAULT = new StartDate(2, Unit.HOURS);

    /// What `start_date` of a step says; empty when it is absent, null or at fault.
    public static Optional<StartDate> define(Body body) {
        return body.object("start_date").flatMap(given -> read(body, given));
    }

    private static Optional<StartDate> read(Body step, Body given) {
        var before = given.faults().all().size();
        for (var key : new String[] {"value", "unit"}) {
            if (!given.isSet(key)) {
                var path = given.path(key);
                var with = step.path("start_date");
                given.fault(key, "The " + path + " field is required with " + with + ".");
            }
        }
        var value = given.integer("value", 1, Offset.MOST);
        var unit = given.isSet("unit") ? StepDeadline.unit(given) : Optional.<Unit>empty();
        if (given.faults().all().size() > before) {
            return Optional.empty();
        }
        return Optional.of(new StartDate(value.orElseThrow(), unit.orElseThrow()));
    }

    public Offset offset() {
        return new Offset(value, unit);
    }
}
