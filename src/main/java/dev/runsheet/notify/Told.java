package dev.runsheet.notify;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TaskId;
import dev.runsheet.base.TemplateId;
import java.time.Instant;

/// A notice as its reader finds it. `by` is the member who did it; what there is none of is null.
record Told(
        long id,
        String kind,
        String text,
        String said,
        MemberId by,
        RunId run,
        TaskId task,
        TemplateId template,
        Instant at,
        Instant readAt) {}
