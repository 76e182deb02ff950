package dev.runsheet.run;

import dev.runsheet.task.Task;
import java.util.Collection;

/// How far a run is (tasks spec 13.3): `shown` tasks are visible and not archived, `done` of them
/// are completed, and `hidden` ones count for the whole only. `troubled` ones, be they hidden, have
/// an open issue.
public record Progress(int done, int shown, int hidden, int troubled) {
    static final Progress NONE = new Progress(0, 0, 0, 0);

    static Progress of(Collection<Task> tasks) {
        int done = 0;
        int shown = 0;
        int hidden = 0;
        int troubled = 0;
        for (var task : tasks) {
            boolean isGone = task.isArchived() && !task.isArchivedByRun();
            if (isGone || task.run() == null) {
                continue;
            }
            hidden += task.isHidden() ? 1 : 0;
            shown += task.isHidden() ? 0 : 1;
            done += task.isCompleted() ? 1 : 0;
            troubled += task.talk().hasIssue() ? 1 : 0;
        }
        return new Progress(done, shown, hidden, troubled);
    }

    boolean isAllDone() {
        return shown > 0 && done == shown;
    }

    public int whole() {
        return shown + hidden;
    }

    public static int percent(int done, int total) {
        return total == 0 ? 0 : (int) (100L * done / total);
    }
}
