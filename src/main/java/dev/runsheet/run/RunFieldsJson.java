package dev.runsheet.run;

import dev.runsheet.base.TaskId;
import dev.runsheet.form.Field;
import dev.runsheet.form.FieldJson;
import dev.runsheet.task.Task;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All the questions of a run with their answers (tasks spec 7.3).
final class RunFieldsJson {
    private RunFieldsJson() {}

    /// `kickoff` are the fields of its kick-off form; `worded` are those of tasks that read
    /// otherwise than they are kept.
    static Map<String, Object> of(
            Run run, List<Field> kickoff, Collection<Task> tasks, Map<TaskId, List<Field>> worded) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", run.id().hex());
        json.put("form_fields", ofTasks(tasks, worded));
        json.put("ko_form_fields", kickoff(run, kickoff));
        return json;
    }

    static List<Map<String, Object>> kickoff(Run run, List<Field> fields) {
        var answers = run.kickoff().answers();
        return fields.stream()
                .map(field -> FieldJson.answered(field, answers.get(field.id().hex())))
                .toList();
    }

    static List<Map<String, Object>> ofTasks(
            Collection<Task> tasks, Map<TaskId, List<Field>> worded) {
        return tasks.stream()
                .flatMap(task -> fields(task, worded).stream().map(field -> ofTask(task, field)))
                .toList();
    }

    static List<Field> fields(Task task, Map<TaskId, List<Field>> worded) {
        return worded.containsKey(task.id()) ? worded.get(task.id()) : task.form().fields();
    }

    private static Map<String, Object> ofTask(Task task, Field field) {
        var json = FieldJson.answered(field, task.work().answers().get(field.id().hex()));
        json.put("task_id", task.id().hex());
        return json;
    }

    /// Every answer by the id of its field, those of the kick-off form first.
    static Map<String, Object> values(Run run, Collection<Task> tasks) {
        var values = new LinkedHashMap<>(run.kickoff().answers());
        tasks.forEach(task -> values.putAll(task.work().answers()));
        return values;
    }
}
