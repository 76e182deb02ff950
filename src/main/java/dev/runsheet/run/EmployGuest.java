package dev.runsheet.run;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Settings.Membership;
import dev.runsheet.people.Member;
import dev.runsheet.people.PromoteGuest;
import dev.runsheet.task.ForgottenTaskStore;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Makes a guest a member, who keeps what they had to do.
final class EmployGuest {
    private EmployGuest() {}

    static Member run(Handle tx, Actor actor, String email, Membership membership, Instant now) {
        // Locked first, as everybody does who changes a run or its tasks.
        ForgottenRunStore.lockRunsOf(tx, actor.org(), email);
        var member = PromoteGuest.run(tx, actor, email, membership, now);
        ForgottenTaskStore.handOver(tx, actor.org(), email, member.id(), now);
        return member;
    }
}
