package dev.runsheet.run;

import dev.runsheet.base.MemberId;
import dev.runsheet.task.Task;
import dev.runsheet.task.TaskFilter;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a run says of itself without keeping it: it follows from its tasks, the moment, and whose
/// star it carries. `dueDate` is the latest deadline of its open tasks, or null; `assignees` are
/// the members its tasks are given to; `issues` are the open ones, as the wire shows them.
public record RunDerived(
        int lateTasks,
        Instant dueDate,
        boolean isOverdue,
        boolean isDueSoon,
        List<MemberId> assignees,
        boolean isStarred,
        List<Map<String, Object>> issues) {
    /// Worked out from all tasks of the run, as a change of the run has them at hand.
    static RunDerived of(Collection<Task> tasks, boolean isStarred, Instant now) {
        var there = tasks.stream().filter(RunDerived::isThere).toList();
        var deadlines =
                there.stream()
                        .filter(Task::isOpen)
                        .map(task -> task.work().deadline())
                        .filter(Objects::nonNull)
                        .toList();
        var latest = deadlines.stream().max(Comparator.naturalOrder()).orElse(null);
        return new RunDerived(
                (int) deadlines.stream().filter(at -> at.isBefore(now)).count(),
                latest,
                latest != null && latest.isBefore(now),
                deadlines.stream().anyMatch(at -> isSoon(at, now)),
                there.stream()
                        .flatMap(task -> task.work().owners().members().stream())
                        .distinct()
                        .sorted(Comparator.comparing(MemberId::value))
                        .toList(),
                isStarred,
                List.of());
    }

    RunDerived with(List<Map<String, Object>> openIssues) {
        return new RunDerived(
                lateTasks, dueDate, isOverdue, isDueSoon, assignees, isStarred, openIssues);
    }

    /// A task that somebody archived is gone; one that went with its run still counts.
    private static boolean isThere(Task task) {
        return !task.isHidden() && (!task.isArchived() || task.isArchivedByRun());
    }

    private static boolean isSoon(Instant at, Instant now) {
        return !at.isBefore(now) && !at.isAfter(now.plus(TaskFilter.SOON));
    }
}
