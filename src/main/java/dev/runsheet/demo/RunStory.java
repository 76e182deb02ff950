package dev.runsheet.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One run of the script, from its launch on. What a task is usually answered with, and by whom,
/// the script says once for all runs of a template.
final class RunStory {
    private final Company company;
    private final Imported template;
    private final Map<String, Object> usual;
    private final Map<String, Object> script;

    /// Known once the run is launched: its id, and its tasks by their steps.
    private String run;

    private final Map<String, String> tasks = new HashMap<>();

    /// The issue that was reported last.
    private Object issue;

    RunStory(
            Company company,
            Imported template,
            Map<String, Object> usual,
            Map<String, Object> script) {
        this.company = company;
        this.template = template;
        this.usual = usual;
        this.script = script;
    }

    List<Moment> moments(Timetable timetable) {
        var then = new ArrayList<>(Script.maps(script.get("then")));
        then.sort(Comparator.comparing(RunStory::after));
        var later = new ArrayList<>(List.of(0));
        then.forEach(each -> later.add(after(each)));
        var times = timetable.of(timetable.firstDay(script), later);
        var moments = new ArrayList<Moment>();
        moments.add(
                new Moment(times.getFirst(), () -> launch(speaking(timetable, times.getFirst()))));
        for (int i = 0; i < then.size(); i++) {
            var event = then.get(i);
            var at = times.get(i + 1);
            moments.add(new Moment(at, () -> happen(event, speaking(timetable, at))));
        }
        return moments;
    }

    private Cast speaking(Timetable timetable, Instant at) {
        return company.cast().on(timetable.day(at));
    }

    private static int after(Map<String, Object> event) {
        return (Integer) event.get("after");
    }

    private void launch(Cast cast) {
        var body = new LinkedHashMap<String, Object>();
        body.put("checklist_id", template.id());
        body.put(
                "prerun",
                template.answers(
                        cast.play(Script.map(script.get("prerun"))),
                        (_, name) -> Imported.elsewhere(name)));
        body.putAll(cast.play(Script.map(script.get("launch"))));
        var launched = company.as((String) script.get("by")).post("/runs", body);
        run = (String) Script.map(launched.get("data")).get("id");
        var rows =
                company.asFounder()
                        .get("/runs/" + run + "/tasks?archived=true&per_page=100")
                        .get("data");
        for (var task : Script.maps(rows)) {
            tasks.put((String) task.get("step_id"), (String) task.get("id"));
        }
    }

    private void happen(Map<String, Object> event, Cast cast) {
        var what = (String) event.get("do");
        switch (what) {
            case "complete" -> complete(event, cast, Map.of());
            case "approve" -> complete(event, cast, Map.of("is_approved", true));
            case "reject" -> complete(event, cast, Map.of("is_approved", false));
            case "reopen" -> by(event).delete("/runs/" + run + "/completed-tasks/" + task(event));
            case "change" ->
                    by(event).put("/runs/" + run + "/tasks/" + task(event), with(event, cast));
            case "add" -> {
                var body = with(event, cast);
                body.put("run_id", run);
                by(event).post("/tasks", body);
            }
            case "comment" -> by(event).post(place(event) + "/comment", with(event, cast));
            case "report" -> {
                var reported = by(event).post(place(event) + "/problem", with(event, cast));
                issue = Script.map(reported.get("data")).get("id");
            }
            case "resolve" -> {
                var body = with(event, cast);
                body.put("thread_id", issue);
                by(event).post(place(event) + "/resolved-threads", body);
            }
            case "describe" -> by(event).put("/runs/" + run, with(event, cast));
            case "archive" -> by(event).delete("/runs/" + run);
            default -> throw new IllegalStateException("nobody knows how to " + what);
        }
    }

    private void complete(Map<String, Object> event, Cast cast, Map<String, Object> verdict) {
        var usually = Script.map(usual.get((String) event.get("task")));
        var said = Script.map(usually.get("values"));
        said.putAll(Script.map(event.get("values")));
        var people = Script.list(event.containsKey("by") ? event.get("by") : usually.get("by"));
        var body = new LinkedHashMap<String, Object>();
        body.put("task_id", task(event));
        body.putAll(verdict);
        if (!said.isEmpty()) {
            var first = company.as((String) people.getFirst());
            body.put(
                    "taskdata",
                    template.answers(cast.play(said), (field, name) -> file(first, field, name)));
        }
        for (var each : people) {
            company.as((String) each).post("/runs/" + run + "/completed-tasks", body);
        }
    }

    /// Those that the script has are uploaded; of others only the address is known.
    private Map<String, Object> file(Wire by, String field, String name) {
        var content = Script.file(name);
        if (content.isEmpty()) {
            return Imported.elsewhere(name);
        }
        var form = Map.of("subject_type", "Run", "subject_id", run, "uploaded_from", field);
        return Script.map(by.upload("/file", form, name, content.get()).get("data"));
    }

    private Wire by(Map<String, Object> event) {
        return company.as((String) event.get("by"));
    }

    /// What is talked about: a task, or the run.
    private String place(Map<String, Object> event) {
        return event.containsKey("task") ? "/tasks/" + task(event) : "/runs/" + run;
    }

    private String task(Map<String, Object> event) {
        return tasks.get(template.step((String) event.get("task")));
    }

    private static Map<String, Object> with(Map<String, Object> event, Cast cast) {
        return cast.play(Script.map(event.get("with")));
    }
}
