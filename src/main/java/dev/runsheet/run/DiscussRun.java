package dev.runsheet.run;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Settings;
import dev.runsheet.base.TaskId;
import dev.runsheet.comment.About;
import dev.runsheet.comment.Said;
import dev.runsheet.comment.Say;
import dev.runsheet.comment.Saying;
import dev.runsheet.task.DiscussTask;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Lets people talk about a run and about its tasks. An issue of a task makes a problem of its run
/// and reopens the task; an issue of the run itself keeps its tasks as they are (tasks spec 6).
/// That the actor may see the one or the other, the caller has asked.
final class DiscussRun {
    private DiscussRun() {}

    static Said task(
            Handle tx,
            Actor actor,
            RunId run,
            TaskId id,
            Saying saying,
            Settings settings,
            Instant now) {
        var flow = Flows.openSeen(tx, actor, run, settings, now);
        var before = flow.task(id);
        var said = DiscussTask.say(tx, actor, before, saying, now);
        if (said.isReport() && before.isCompleted()) {
            flow.reopen(id);
        }
        var after = flow.task(id).discussed(said.talk(), now);
        flow.put(after);
        flow.happenings().add(DiscussTask.line(after, said));
        DiscussTask.mention(after, said).ifPresent(flow.happenings()::tell);
        Flows.save(tx, actor, flow, now);
        return said;
    }

    static Said run(
            Handle tx, Actor actor, RunId id, Saying saying, Settings settings, Instant now) {
        var flow = Flows.openSeen(tx, actor, id, settings, now);
        if (actor.isGuest()) {
            throw new Forbidden("Guests comment on their tasks only.").refuse();
        }
        var run = flow.run();
        var said =
                Say.run(
                        tx,
                        actor,
                        new About.OfRun(id),
                        run.talk(),
                        List.of(run.details().owner(), run.startedBy()),
                        saying,
                        now);
        flow.put(run.discussed(said.talk(), now));
        flow.happenings().said(flow.run(), said);
        Flows.save(tx, actor, flow, now);
        return said;
    }
}
