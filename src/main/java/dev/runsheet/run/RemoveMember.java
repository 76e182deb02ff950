package dev.runsheet.run;

import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;
import dev.runsheet.people.DismissMember;
import dev.runsheet.people.Heir;
import dev.runsheet.people.Member;
import dev.runsheet.task.ForgottenTaskStore;
import dev.runsheet.task.ReassignTasks;
import dev.runsheet.template.ReassignInTemplates;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Removes a member, and gives what they have still to do to somebody else.
final class RemoveMember {
    private RemoveMember() {}

    /// Their tasks keep them as an owner.
    static Member alone(Handle tx, Actor actor, MemberId id, Instant now) {
        return DismissMember.run(tx, actor, id, now);
    }

    static Member withHeir(
            Handle tx, Actor actor, MemberId id, Optional<MemberId> to, Instant now) {
        // Locked first, as everybody does who changes a run or its tasks.
        ForgottenRunStore.lockRunsOf(tx, actor.org(), id);
        ForgottenTaskStore.lockOneOffsOf(tx, actor.org(), id);
        var leaver = DismissMember.run(tx, actor, id, now);
        var heir = Heir.of(tx, actor.org(), to, id);
        int tasks = ReassignTasks.run(tx, actor, id, heir.id(), now);
        int runs = ForgottenRunStore.handOver(tx, actor.org(), id, heir.id(), now);
        int templates = ReassignInTemplates.run(tx, actor, id, heir.id(), now);
        if (tasks + runs + templates > 0) {
            var what =
                    "open tasks: %d, processes: %d, templates: %d"
                            .formatted(tasks, runs, templates);
            Heir.tell(tx, actor.org(), leaver, heir, what, now);
        }
        return leaver;
    }
}
