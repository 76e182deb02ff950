package dev.runsheet.run;

import dev.runsheet.base.Actor;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Settings;
import dev.runsheet.base.TaskId;
import dev.runsheet.form.Field;
import dev.runsheet.task.Task;
import dev.runsheet.task.TaskListStore;
import dev.runsheet.task.TaskListStore.Large;
import dev.runsheet.template.Content;
import dev.runsheet.template.InsertSnippets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Reads questions for those who are to answer them, with the variables in them filled in. What has
/// none costs nothing.
final class WordedForms {
    private final Handle tx;
    private final Actor viewer;
    private final Settings settings;
    private final Instant now;

    WordedForms(Handle tx, Actor viewer, Settings settings, Instant now) {
        this.tx = tx;
        this.viewer = viewer;
        this.settings = settings;
        this.now = now;
    }

    /// Of those tasks whose questions read otherwise than they are kept.
    Map<TaskId, List<Field>> of(Collection<Task> tasks) {
        var runs = new LinkedHashSet<RunId>();
        var worded = new HashMap<TaskId, List<Field>>();
        tasks.stream()
                .filter(task -> task.run() != null && task.form().hasVariables())
                .forEach(task -> runs.add(task.run()));
        for (var run : runs) {
            var wording = wording(run);
            tasks.stream()
                    .filter(task -> run.equals(task.run()) && task.form().hasVariables())
                    .forEach(task -> worded.put(task.id(), wording.fields(task)));
        }
        return worded;
    }

    /// Of the kick-off form, with its snippets.
    List<Field> kickoff(Run run, Content content) {
        var fields = InsertSnippets.kickoff(tx, run.org(), content);
        return new Wording(Flows.of(tx, viewer, run, List.of(), settings, now)).kickoff(fields);
    }

    private Wording wording(RunId id) {
        var run = RunStore.find(tx, viewer.org(), id).orElseThrow();
        var tasks = TaskListStore.ofRuns(tx, viewer.org(), List.of(id), Set.of(Large.FORM));
        return new Wording(Flows.of(tx, viewer, run, tasks, settings, now));
    }
}
