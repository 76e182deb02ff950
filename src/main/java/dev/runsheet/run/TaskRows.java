package dev.runsheet.run;

import dev.runsheet.custom.CustomJson;
import dev.runsheet.people.Names;
import dev.runsheet.task.Everyone;
import dev.runsheet.task.Task;
import dev.runsheet.task.TaskJson;
import dev.runsheet.task.TaskLine;
import dev.runsheet.task.TaskListStore.Large;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Tasks on the wire with the names of their owners and what `with` adds, read once for all of
/// them.
public final class TaskRows {
    private final Handle tx;
    private final RunJson runs;
    private final Set<String> names;
    private final Instant now;

    public TaskRows(Handle tx, RunJson runs, Set<String> names, Instant now) {
        this.tx = tx;
        this.runs = runs;
        this.names = names;
        this.now = now;
    }

    /// What a list must read besides the usual columns.
    Set<Large> large() {
        var large = EnumSet.noneOf(Large.class);
        if (names.contains("form_fields")) {
            large.add(Large.FORM);
        }
        if (names.contains("summary")) {
            large.add(Large.SUMMARY);
        }
        return large;
    }

    Map<String, Object> read(TaskLine line) {
        var json = json(List.of(line.task()), true).read(line.task(), line.runStatus());
        includes(List.of(line.task())).put(json, line.task());
        return CustomJson.seenBy(runs.viewer(), json);
    }

    public List<Map<String, Object>> listed(List<TaskLine> lines) {
        var tasks = lines.stream().map(TaskLine::task).toList();
        var json = json(tasks, false);
        var includes = includes(tasks);
        return lines.stream()
                .map(
                        line -> {
                            var row = json.listed(line.task(), line.runStatus());
                            if (names.contains("summary")) {
                                TaskJson.withSummary(line.task(), row);
                            }
                            includes.put(row, line.task());
                            return CustomJson.seenBy(runs.viewer(), row);
                        })
                .toList();
    }

    private TaskJson json(List<Task> tasks, boolean isSingle) {
        var owners =
                TaskJson.needsNames(runs.settings(), isSingle)
                        ? Names.of(
                                tx,
                                runs.viewer().org(),
                                tasks.stream().map(task -> task.work().owners()).toList())
                        : Names.NONE;
        var everyone = Everyone.of(tx, runs.viewer().org(), tasks);
        return new TaskJson(runs.settings(), runs.viewer(), owners, everyone);
    }

    private TaskIncludes includes(List<Task> tasks) {
        return TaskIncludes.read(tx, runs, names, tasks, now);
    }
}
