package dev.runsheet.run;

import dev.runsheet.form.Field;
import dev.runsheet.form.Variables;
import dev.runsheet.task.Task;
import dev.runsheet.task.Work;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Fills the variables of a task's words with the answers given so far (templates spec 9.2).
record Wording(Flow flow) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd");

    /// All tasks of the run.
    void fill() {
        for (var task : flow.tasks()) {
            if (task.work().hasVariables()) {
                var filled = filled(task);
                if (!filled.equals(task.work())) {
                    flow.put(task.showing(filled));
                }
            }
        }
    }

    private Work filled(Task task) {
        var work = task.work();
        return work.shown(
                Variables.fill(work.title(), name -> value(task, name)),
                Variables.fill(work.summary(), name -> value(task, name)));
    }

    private Optional<String> value(Task task, String name) {
        var run = flow.run();
        return switch (name) {
            case "DATE" ->
                    Optional.of(DAY.withZone(flow.working().get().zone()).format(run.createdAt()));
            case "TEMPLATE_NAME" ->
                    Optional.of(run.from() == null ? run.details().name() : run.from().title());
            case "current-process-id" -> Optional.of(run.id().hex());
            case "current-task-id" -> Optional.of(task.id().hex());
            default -> answer(name);
        };
    }

    private Optional<String> answer(String alias) {
        var kickoff = print(flow.content().kickoff(), alias, flow.run().kickoff().answers());
        if (kickoff.isPresent()) {
            return kickoff;
        }
        for (var step : flow.steps()) {
            var task = flow.taskOf(step.id());
            var printed = task.flatMap(each -> print(step.fields(), alias, each.work().answers()));
            if (printed.isPresent()) {
                return printed;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> print(
            List<Field> fields, String alias, Map<String, Object> answers) {
        return fields.stream()
                .filter(field -> field.alias().equals(alias))
                .findFirst()
                .map(field -> field.print(answers.get(field.id().hex())));
    }
}
