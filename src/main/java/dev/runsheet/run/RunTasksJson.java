package dev.runsheet.run;

import dev.runsheet.base.StageId;
import dev.runsheet.task.OwnersJson;
import dev.runsheet.task.Task;
import dev.runsheet.template.Stage;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a run tells of its tasks as a whole (tasks spec 2.6, 8.6).
final class RunTasksJson {
    /// Nothing is due later than what is never due.
    private static final Comparator<Task> BY_DEADLINE =
            Comparator.comparing(
                            (Task task) -> task.work().deadline(),
                            Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
                    .thenComparing(task -> task.work().position());

    private RunTasksJson() {}

    /// The open task that is due first, or none.
    static List<Map<String, Object>> next(Collection<Task> tasks, RunJson runs) {
        return tasks.stream()
                .filter(Task::isOpen)
                .min(BY_DEADLINE)
                .map(task -> next(task, runs))
                .stream()
                .toList();
    }

    private static Map<String, Object> next(Task task, RunJson runs) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", task.id().hex());
        json.put("increment_id", task.number());
        json.put("title", task.work().shownTitle());
        json.put("alias", task.origin().alias());
        json.put("owners", OwnersJson.integers(task.work().owners()));
        json.put("deadline", runs.date(task.work().deadline()));
        return json;
    }

    static Map<String, Object> meta(Collection<Task> tasks, Instant now) {
        var json = new LinkedHashMap<String, Object>();
        json.put("total", tasks.stream().filter(task -> !task.isHidden()).count());
        json.put("completed", tasks.stream().filter(Task::isCompleted).count());
        json.put("active", tasks.stream().filter(Task::isOpen).count());
        json.put("overdue", tasks.stream().filter(task -> task.isLate(now)).count());
        json.put("hidden", tasks.stream().filter(Task::isHidden).count());
        return json;
    }

    /// The milestones with how far each is.
    static List<Map<String, Object>> stages(List<Stage> stages, Collection<Task> tasks) {
        return stages.stream().map(stage -> stage(stage, tasks)).toList();
    }

    private static Map<String, Object> stage(Stage stage, Collection<Task> tasks) {
        var progress = Progress.of(tasks.stream().filter(task -> isIn(task, stage.id())).toList());
        var json = new LinkedHashMap<String, Object>();
        json.put("id", stage.id().hex());
        json.put("name", stage.name());
        json.put("position", stage.position());
        json.put("progress", RunJson.counted(progress.done(), progress.shown()));
        return json;
    }

    private static boolean isIn(Task task, StageId stage) {
        return stage.equals(task.origin().stage());
    }
}
