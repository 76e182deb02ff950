package dev.runsheet.run;

import dev.runsheet.activity.SystemLog;
import dev.runsheet.activity.SystemLog.Entry;
import dev.runsheet.activity.SystemLog.Severity;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.Conflict;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Settings;
import dev.runsheet.task.Task;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// Puts a run with its tasks away, brings it back, and destroys it (tasks spec 8.5).
final class ArchiveRun {
    private ArchiveRun() {}

    /// An archived run stays as it is.
    static Flow archive(
            Handle tx,
            Actor actor,
            RunId id,
            Settings settings,
            Consumer<Run> expected,
            Instant now) {
        var flow = Flows.openAny(tx, actor, id, settings, now);
        expected.accept(flow.run());
        requireArchiving(actor);
        if (!flow.run().isArchived()) {
            putAway(tx, actor, flow, now);
        }
        return flow;
    }

    /// One that was completed before a moment and not touched since, if that is still so once it is
    /// locked. Whoever brings one back has it for as long again.
    static void old(
            Handle tx, OrgId org, RunId id, Instant before, Settings settings, Instant now) {
        var actor = Actor.clock(org);
        var flow = Flows.openAny(tx, actor, id, settings, now);
        var run = flow.run();
        if (!run.isArchived()
                && !run.talk().hasIssue()
                && run.completedAt() != null
                && run.completedAt().isBefore(before)
                && run.lastUpdated().isBefore(before)) {
            putAway(tx, actor, flow, now);
            var text = "\"" + name(run) + "\" was archived, as it was completed long ago.";
            SystemLog.write(
                    tx,
                    org,
                    new Entry(
                            SystemLog.Tab.SYSTEM,
                            Severity.INFO,
                            "process_auto_archived",
                            text,
                            Map.of("run_id", id.hex())),
                    now);
        }
    }

    private static void putAway(Handle tx, Actor actor, Flow flow, Instant now) {
        flow.put(flow.run().archived(now, now));
        for (var task : flow.tasks()) {
            if (!task.isArchived()) {
                flow.put(task.archived(now, true, now));
            }
        }
        flow.happenings().of(flow.run(), Verb.ARCHIVED, "Archived process: " + name(flow.run()));
        Flows.save(tx, actor, flow, now);
    }

    /// Tasks that somebody archived one by one stay away.
    static Flow activate(
            Handle tx,
            Actor actor,
            RunId id,
            Settings settings,
            Consumer<Run> expected,
            Instant now) {
        var flow = Flows.openAny(tx, actor, id, settings, now);
        expected.accept(flow.run());
        requireArchiving(actor);
        if (flow.run().isArchived()) {
            flow.put(flow.run().archived(null, now));
            flow.tasks().stream()
                    .filter(Task::isArchivedByRun)
                    .forEach(task -> flow.put(task.archived(null, false, now)));
            flow.happenings()
                    .of(flow.run(), Verb.UNARCHIVED, "Restored process: " + name(flow.run()));
            Flows.save(tx, actor, flow, now);
        }
        return flow;
    }

    static void purge(
            Handle tx,
            Actor actor,
            RunId id,
            Settings settings,
            Consumer<Run> expected,
            Instant now) {
        var flow = Flows.openAny(tx, actor, id, settings, now);
        expected.accept(flow.run());
        if (!actor.isAdmin()) {
            throw new Forbidden("Only an administrator may delete a process for good.").refuse();
        }
        if (!flow.run().isArchived()) {
            throw new Conflict("Only an archived process can be deleted for good.").refuse();
        }
        flow.happenings().of(flow.run(), Verb.DELETED, "Deleted process: " + name(flow.run()));
        Flows.save(tx, actor, flow, now);
        RunStore.delete(tx, actor.org(), id);
    }

    private static void requireArchiving(Actor actor) {
        if (actor.isGuest() || actor.isLight()) {
            throw new Forbidden("You may not archive or restore processes.").refuse();
        }
    }

    private static String name(Run run) {
        return run.details().name();
    }
}
