package dev.runsheet.run;

import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;
import dev.runsheet.people.Guest;
import dev.runsheet.people.RetireMember;
import dev.runsheet.task.ForgottenTaskStore;
import dev.runsheet.template.ReassignInTemplates;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Makes a member a guest, who keeps what they had to do.
final class ReleaseMember {
    private ReleaseMember() {}

    static Guest run(Handle tx, Actor actor, MemberId id, Instant now) {
        // Locked first, as everybody does who changes a run or its tasks.
        ForgottenRunStore.lockRunsOf(tx, actor.org(), id);
        ForgottenTaskStore.lockOneOffsOf(tx, actor.org(), id);
        var retired = RetireMember.run(tx, actor, id, now);
        var email = retired.guest().email();
        ForgottenTaskStore.retire(tx, actor.org(), id, email, now);
        ReassignInTemplates.toGuest(tx, actor, id, email, now);
        return retired.guest();
    }
}
