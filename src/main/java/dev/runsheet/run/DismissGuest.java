package dev.runsheet.run;

import dev.runsheet.base.Actor;
import dev.runsheet.people.Guest;
import dev.runsheet.people.RemoveGuest;
import dev.runsheet.task.ForgottenTaskStore;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Takes a guest away, and out of all tasks.
final class DismissGuest {
    private DismissGuest() {}

    static Guest run(Handle tx, Actor actor, String email, Instant now) {
        // Locked first, as everybody does who changes a run or its tasks.
        ForgottenRunStore.lockRunsOf(tx, actor.org(), email);
        var gone = RemoveGuest.run(tx, actor, email, now);
        ForgottenTaskStore.forgetGuest(tx, actor.org(), email, now);
        return gone;
    }
}
