package dev.runsheet.run;

import dev.runsheet.base.TaskId;
import dev.runsheet.task.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Where the tasks of a run stand, one behind the other and without gaps.
record Places(Flow flow) {

    /// Moves a task among its siblings, which make room.
    void move(Task task, int position) {
        var all = new ArrayList<>(siblings(task.id()));
        all.add(Math.min(position - 1, all.size()), task);
        for (int i = 0; i < all.size(); i++) {
            var each = all.get(i);
            if (each.work().position() != i + 1) {
                var moved = each.work().withPosition(i + 1);
                flow.put(each == task ? each.with(moved, flow.now()) : each.showing(moved));
            }
        }
    }

    private List<Task> siblings(TaskId id) {
        return flow.tasks().stream()
                .filter(task -> !task.id().equals(id))
                .sorted(Comparator.comparingInt(task -> task.work().position()))
                .toList();
    }
}
