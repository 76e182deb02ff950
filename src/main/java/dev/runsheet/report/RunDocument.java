package dev.runsheet.report;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Settings;
import dev.runsheet.comment.About;
import dev.runsheet.comment.CommentRows;
import dev.runsheet.comment.Place;
import dev.runsheet.form.FieldJson;
import dev.runsheet.people.Names;
import dev.runsheet.run.Alerts;
import dev.runsheet.run.RunJson;
import dev.runsheet.run.WholeRun;
import dev.runsheet.task.Everyone;
import dev.runsheet.task.Task;
import dev.runsheet.task.TaskJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// A run as one document (tasks spec 10).
final class RunDocument {
    private RunDocument() {}

    static Map<String, Object> of(
            Handle tx, Actor viewer, WholeRun whole, Settings settings, Instant now) {
        var run = whole.run();
        var answers = run.kickoff().answers();
        var json = new LinkedHashMap<String, Object>();
        var runs = new RunJson(settings, viewer);
        var alerts = Alerts.of(tx, runs, List.of(run), now);
        json.put("run", runs.read(run, alerts.on(whole.line())));
        json.put("tasks", tasks(tx, viewer, whole, settings));
        json.put(
                "ko_form_fields",
                whole.kickoff().stream()
                        .map(field -> FieldJson.answered(field, answers.get(field.id().hex())))
                        .toList());
        json.put("threads", threads(tx, viewer, whole, settings, now));
        return json;
    }

    private static List<Map<String, Object>> tasks(
            Handle tx, Actor viewer, WholeRun whole, Settings settings) {
        var tasks = whole.tasks();
        var names =
                TaskJson.needsNames(settings, true)
                        ? Names.of(
                                tx,
                                viewer.org(),
                                tasks.stream().map(task -> task.work().owners()).toList())
                        : Names.NONE;
        var everyone = Everyone.of(tx, viewer.org(), tasks);
        var json = new TaskJson(settings, viewer, names, everyone);
        return tasks.stream().map(task -> task(json, task, whole.run().status())).toList();
    }

    /// Of the run itself and of its tasks.
    private static List<Map<String, Object>> threads(
            Handle tx, Actor viewer, WholeRun whole, Settings settings, Instant now) {
        var run = whole.run();
        var about = new ArrayList<About>();
        about.add(new About.OfRun(run.id()));
        whole.tasks().forEach(task -> about.add(new About.OfTask(task.id())));
        var comments = CommentRows.of(tx, viewer, settings, about, now);
        var place = new Place(run.id(), run.archivedAt());
        return about.stream().flatMap(each -> comments.threads(each, place).stream()).toList();
    }

    private static Map<String, Object> task(TaskJson json, Task task, String runStatus) {
        var row = json.read(task, runStatus);
        row.put("form_fields", TaskJson.formFields(task));
        return row;
    }
}
