package dev.runsheet.run;

import dev.runsheet.base.TaskId;
import dev.runsheet.comment.About;
import dev.runsheet.comment.CommentRows;
import dev.runsheet.comment.Place;
import dev.runsheet.task.Task;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// What was said about tasks, as the includes show it (tasks spec 4.4), read once for all tasks of
/// an answer.
final class TaskTalk {
    /// Two spellings of all comments.
    private static final List<String> THREADS = List.of("threads", "comments");

    private static final String ISSUES = "issues";
    private static final String COUNT = "threads_count";

    private final Set<String> names;
    private final CommentRows comments;
    private final Map<TaskId, Integer> counts;

    private TaskTalk(Set<String> names, CommentRows comments, Map<TaskId, Integer> counts) {
        this.names = names;
        this.comments = comments;
        this.counts = counts;
    }

    static TaskTalk read(
            Handle tx, RunJson runJson, Set<String> names, List<Task> tasks, Instant now) {
        var viewer = runJson.viewer();
        var open = tasks.stream().filter(task -> task.maySpeak(viewer)).map(Task::id).toList();
        boolean isOfWords = names.contains(ISSUES) || THREADS.stream().anyMatch(names::contains);
        var things = isOfWords ? open.stream().map(About.OfTask::new).toList() : List.<About>of();
        return new TaskTalk(
                names,
                CommentRows.of(tx, viewer, runJson.settings(), things, now),
                CommentRows.count(tx, viewer, names.contains(COUNT) ? open : List.of()));
    }

    void put(Map<String, Object> json, Task task) {
        var about = new About.OfTask(task.id());
        var place = new Place(task.run(), task.archivedAt());
        for (var name : THREADS) {
            if (names.contains(name)) {
                json.put(name, IncludedJson.data(comments.threads(about, place)));
            }
        }
        if (names.contains(ISSUES)) {
            json.put(ISSUES, IncludedJson.data(comments.issues(about, place)));
        }
        if (names.contains(COUNT)) {
            json.put(COUNT, counts.getOrDefault(task.id(), 0));
        }
    }
}
