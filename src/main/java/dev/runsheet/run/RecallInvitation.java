package dev.runsheet.run;

import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;
import dev.runsheet.people.Member;
import dev.runsheet.people.WithdrawInvitation;
import dev.runsheet.task.ForgottenTaskStore;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Takes an invitation back, and the person out of all tasks.
final class RecallInvitation {
    private RecallInvitation() {}

    static Member run(Handle tx, Actor actor, MemberId id, Instant now) {
        // Locked first, as everybody does who changes a run or its tasks.
        ForgottenRunStore.lockRunsOf(tx, actor.org(), id);
        var gone = WithdrawInvitation.run(tx, actor, id, now);
        ForgottenTaskStore.forgetMember(tx, actor.org(), id, now);
        return gone;
    }
}
