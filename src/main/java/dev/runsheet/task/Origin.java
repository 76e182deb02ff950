package dev.runsheet.task;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.StageId;
import dev.runsheet.base.StepId;
import dev.runsheet.base.TemplateId;
import java.time.Instant;

/// Where a task comes from. Of a one-off task `template`, `step`, `alias`, `position` and `stage`
/// are null. `position` is the step's in its template; `hasDependents` says that the deadline of
/// another task hangs on this one.
public record Origin(
        TemplateId template,
        StepId step,
        String alias,
        Integer position,
        StageId stage,
        boolean hasDependents,
        MemberId starter,
        Instant createdAt) {

    public static Origin ofOneOff(MemberId starter, Instant at) {
        return new Origin(null, null, null, null, null, false, starter, at);
    }

    public boolean isOneOff() {
        return step == null;
    }
}
