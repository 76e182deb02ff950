package dev.runsheet.task;

import dev.runsheet.base.FileId;
import dev.runsheet.base.RunId;
import dev.runsheet.base.TaskId;
import dev.runsheet.form.FileAnswer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A file that is an answer, in the form of a task or in the kick-off form of a run; the other of
/// both is null.
public record Attachment(FileId file, TaskId task, RunId run) {
    public static List<Attachment> of(Collection<Task> tasks) {
        return tasks.stream()
                .flatMap(
                        task ->
                                files(task.work().answers())
                                        .map(file -> new Attachment(file, task.id(), null)))
                .toList();
    }

    public static List<Attachment> of(RunId run, Map<String, Object> kickoff) {
        return files(kickoff).map(file -> new Attachment(file, null, run)).toList();
    }

    private static Stream<FileId> files(Map<String, Object> answers) {
        return answers.values().stream()
                .flatMap(answer -> FileAnswer.ids(answer).stream())
                .distinct();
    }
}
