package dev.runsheet.run;

import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Problem;
import dev.runsheet.base.Problem.Conflict;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Settings;
import java.time.Instant;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// Submits the kick-off form of a run, so that its rules have their say, and opens it again for
/// editing (tasks spec 7.4).
final class SubmitKickoff {
    private SubmitKickoff() {}

    static Flow submit(
            Handle tx,
            Actor actor,
            RunId id,
            Settings settings,
            Consumer<Run> expected,
            Instant now) {
        var flow = Flows.open(tx, actor, id, settings, now);
        expected.accept(flow.run());
        requireMember(actor);
        var kickoff = flow.run().kickoff();
        if (kickoff.isComplete()) {
            throw new Conflict("The kick-off form is already submitted.").refuse();
        }
        var missing = LaunchRun.missing(flow.content().kickoff(), kickoff.answers());
        if (!missing.isEmpty()) {
            throw new Problem.Invalid(missing).refuse();
        }
        flow.put(flow.run().with(kickoff.submitted(now, actor.member().orElse(null)), now));
        flow.happenings()
                .changed(flow.run(), "Submitted kick-off form", "prerun_status", "incomplete");
        flow.resubmitted();
        Flows.save(tx, actor, flow, now);
        return flow;
    }

    static Flow reopen(
            Handle tx,
            Actor actor,
            RunId id,
            Settings settings,
            Consumer<Run> expected,
            Instant now) {
        var flow = Flows.open(tx, actor, id, settings, now);
        expected.accept(flow.run());
        requireMember(actor);
        if (!flow.run().kickoff().isComplete()) {
            throw new Conflict("The kick-off form is not submitted.").refuse();
        }
        flow.put(flow.run().with(flow.run().kickoff().reopened(), now));
        flow.happenings()
                .of(flow.run(), Verb.RE_OPENED, "Reopened kick-off form: " + name(flow.run()));
        Flows.save(tx, actor, flow, now);
        return flow;
    }

    private static void requireMember(Actor actor) {
        if (actor.isGuest()) {
            throw new Forbidden("Guests may not submit a kick-off form.").refuse();
        }
    }

    private static String name(Run run) {
        return run.details().name();
    }
}
