package dev.runsheet.run;

import dev.runsheet.base.RunId;
import dev.runsheet.comment.CommentRows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The open issues that runs show to members as alerts, read once for all runs of an answer; where
/// all is well nothing is asked.
public final class Alerts {
    private final Map<RunId, List<Map<String, Object>>> issues;

    private Alerts(Map<RunId, List<Map<String, Object>>> issues) {
        this.issues = issues;
    }

    public static Alerts of(Handle tx, RunJson json, Collection<Run> runs, Instant now) {
        var troubled =
                json.viewer().isGuest()
                        ? List.<RunId>of()
                        : runs.stream().filter(Run::hasTrouble).map(Run::id).toList();
        return new Alerts(
                CommentRows.openIssues(tx, json.viewer(), json.settings(), troubled, now));
    }

    public RunDerived on(RunLine line) {
        return on(line.run(), line.derived());
    }

    RunDerived on(Run run, RunDerived derived) {
        return derived.with(issues.getOrDefault(run.id(), List.of()));
    }
}
