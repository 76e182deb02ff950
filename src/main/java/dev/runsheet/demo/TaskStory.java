package dev.runsheet.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One task of the script that belongs to no run, and who completes it when.
final class TaskStory {
    private final Company company;
    private final Map<String, Object> script;

    /// Known once the task is created.
    private String task;

    TaskStory(Company company, Map<String, Object> script) {
        this.company = company;
        this.script = script;
    }

    List<Moment> moments(Timetable timetable) {
        var then = Script.maps(script.get("then"));
        var later = new ArrayList<>(List.of(0));
        then.forEach(each -> later.add((Integer) each.get("after")));
        var times = timetable.of(timetable.firstDay(script), later);
        var moments = new ArrayList<Moment>();
        var cast = company.cast().on(timetable.day(times.getFirst()));
        moments.add(new Moment(times.getFirst(), () -> create(cast)));
        for (int i = 0; i < then.size(); i++) {
            var by = (String) then.get(i).get("by");
            moments.add(new Moment(times.get(i + 1), () -> complete(by)));
        }
        return moments;
    }

    private void create(Cast cast) {
        var body = cast.play(Script.map(script.get("task")));
        var created = company.as((String) script.get("by")).post("/tasks", body);
        task = (String) Script.map(created.get("data")).get("id");
    }

    private void complete(String by) {
        company.as(by).post("/completed-tasks", Map.of("task_id", task));
    }
}
