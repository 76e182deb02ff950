package dev.runsheet.run;

import dev.runsheet.base.Actor;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.RunId;
import dev.runsheet.task.Task;
import dev.runsheet.task.TaskListStore;
import dev.runsheet.task.TaskListStore.Large;
import dev.runsheet.template.InsertSnippets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Reads runs with their tasks and forms, for whoever takes them elsewhere.
public final class WholeRuns {
    private WholeRuns() {}

    /// One, archived or not, that the actor may see.
    public static WholeRun one(Handle tx, Actor actor, RunId id, Instant now) {
        var seen =
                RunListStore.find(tx, actor, id, now)
                        .orElseThrow(() -> new NotFound("run").refuse());
        Flows.requireVisible(seen.isVisible());
        return of(tx, actor, List.of(seen.line())).getFirst();
    }

    /// As the organization itself sees it; empty when it is gone for good.
    public static Optional<WholeRun> find(Handle tx, OrgId org, RunId id, Instant now) {
        var clock = Actor.clock(org);
        return RunListStore.find(tx, clock, id, now)
                .map(seen -> of(tx, clock, List.of(seen.line())).getFirst());
    }

    /// All of a list, a few at a time, so that their number does not matter.
    public static void each(
            Handle tx, Actor actor, RunFilter filter, Instant now, Consumer<List<WholeRun>> take) {
        RunListStore.each(tx, actor, filter, now, lines -> take.accept(of(tx, actor, lines)));
    }

    private static List<WholeRun> of(Handle tx, Actor actor, List<RunLine> lines) {
        var ids = lines.stream().map(line -> line.run().id()).toList();
        var tasks =
                TaskListStore.ofRuns(tx, actor.org(), ids, EnumSet.allOf(Large.class)).stream()
                        .filter(task -> !task.isArchived() || task.isArchivedByRun())
                        .filter(task -> task.isVisibleTo(actor))
                        .collect(Collectors.groupingBy(Task::run));
        return lines.stream()
                .map(line -> of(tx, line, tasks.getOrDefault(line.run().id(), List.of())))
                .toList();
    }

    private static WholeRun of(Handle tx, RunLine line, List<Task> tasks) {
        var content = Flows.content(tx, line.run());
        var kickoff = InsertSnippets.kickoff(tx, line.run().org(), content);
        return new WholeRun(line, kickoff, Flows.stages(tx, line.run(), content), tasks);
    }
}
