package dev.runsheet.run;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Id;
import dev.runsheet.task.ForgottenTaskStore;
import dev.runsheet.template.ForgetInTemplates;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Takes a group, tag or folder that was deleted out of everything that named it: tasks, runs and
/// templates. That it was deleted is the line in the feed.
public final class ForgetEverywhere {
    private ForgetEverywhere() {}

    public static void run(Handle tx, Actor actor, Id gone, Instant now) {
        // Locked first, as everybody does who changes a run or its tasks.
        ForgottenRunStore.lockRuns(tx, actor.org(), gone);
        ForgottenRunStore.forget(tx, actor.org(), gone, now);
        ForgottenTaskStore.forget(tx, actor.org(), gone, now);
        ForgetInTemplates.run(tx, actor, gone, now);
    }
}
