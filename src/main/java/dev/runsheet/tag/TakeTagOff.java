package dev.runsheet.tag;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.Settings;
import dev.runsheet.run.TagRun;
import dev.runsheet.template.TagTemplate;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Takes a tag off the template or run that it is on.
final class TakeTagOff {
    private TakeTagOff() {}

    static void run(Handle tx, Actor actor, TagOn on, Settings settings, Instant now) {
        Tags.checkMayApply(actor);
        boolean isDone =
                TagTemplate.remove(tx, actor, on.template(), on.tag(), now)
                        || TagRun.remove(tx, actor, on.run(), on.tag(), settings, now);
        if (!isDone) {
            throw new NotFound("tag").refuse();
        }
    }
}
