package dev.runsheet.task;

import dev.runsheet.base.Faults;
import dev.runsheet.base.FieldError;
import dev.runsheet.base.Settings.UnknownFieldKeys;
import dev.runsheet.form.People;
import dev.runsheet.form.Values;
import dev.runsheet.platform.html.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Puts sent answers to the form of a task in place, or refuses all of them (tasks spec 3).
public final class Answers {
    private Answers() {}

    /// The task's answers with the sent ones merged in; refuses all when one is wrong.
    public static Map<String, Object> merge(
            Task task, Map<String, Object> sent, UnknownFieldKeys unknown, People people) {
        var faults = new Faults();
        var merged = merge(task, sent, unknown, people, faults);
        faults.refuseIfAny();
        return merged;
    }

    /// As `merge`, where what is wrong is added to `faults`.
    static Map<String, Object> merge(
            Task task,
            Map<String, Object> sent,
            UnknownFieldKeys unknown,
            People people,
            Faults faults) {
        if (sent.isEmpty()) {
            return task.work().answers();
        }
        var fields = task.form().byId();
        var errors =
                Values.check(
                        fields,
                        sent,
                        "taskdata",
                        unknown == UnknownFieldKeys.DROP
                                ? Values.Unknown.DROP
                                : Values.Unknown.REFUSE,
                        people);
        faults.addAll(errors);
        return errors.isEmpty()
                ? Values.merge(task.work().answers(), sent, fields, RichText::clean)
                : task.work().answers();
    }

    /// What the form still asks for before the task can be completed (tasks spec 12.3).
    public static List<FieldError> missing(Task task) {
        var missing = new ArrayList<FieldError>();
        for (var field : task.form().fields()) {
            var key = field.id().hex();
            missing.addAll(field.incomplete(task.work().answers().get(key), "taskdata." + key));
        }
        return missing;
    }
}
