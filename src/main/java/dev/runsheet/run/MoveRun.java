package dev.runsheet.run;

import dev.runsheet.base.Actor;
import dev.runsheet.base.FolderId;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Settings;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Moves a run into a folder or out of it; who may, the caller has asked.
public final class MoveRun {
    private MoveRun() {}

    /// Out of all others as well. False when there is no such live run.
    public static boolean into(
            Handle tx, Actor actor, RunId id, FolderId folder, Settings settings, Instant now) {
        var live = Flows.find(tx, actor, id, settings, now);
        live.ifPresent(flow -> save(tx, actor, flow, List.of(folder), now));
        return live.isPresent();
    }

    /// False when there is no such live run, or it is not in the folder.
    public static boolean outOf(
            Handle tx, Actor actor, RunId id, FolderId folder, Settings settings, Instant now) {
        var live =
                Flows.find(tx, actor, id, settings, now)
                        .filter(flow -> folders(flow).contains(folder));
        live.ifPresent(flow -> save(tx, actor, flow, without(folders(flow), folder), now));
        return live.isPresent();
    }

    private static void save(
            Handle tx, Actor actor, Flow flow, List<FolderId> folders, Instant now) {
        var before = folders(flow);
        if (!folders.equals(before)) {
            flow.put(flow.run().with(flow.run().details().in(folders), now));
            flow.happenings().changed(flow.run(), "folders", before);
            Flows.save(tx, actor, flow, now);
        }
    }

    private static List<FolderId> folders(Flow flow) {
        return flow.run().details().folders();
    }

    private static List<FolderId> without(List<FolderId> folders, FolderId folder) {
        return folders.stream().filter(each -> !each.equals(folder)).toList();
    }
}
