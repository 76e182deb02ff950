package dev.runsheet.run;

import dev.runsheet.form.Field;
import dev.runsheet.form.Variables;
import dev.runsheet.platform.html.RichText;
import dev.runsheet.task.Task;
import dev.runsheet.task.Work;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Fills the variables of a task's words with the answers given so far (templates spec 9.2). A
/// title is plain and a summary is rich, so that an answer is text in the one and HTML in the
/// other.
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
                Variables.fill(work.title(), name -> value(task, name).map(Printed::text)),
                // Once more, because a link may be made of what was answered.
                RichText.clean(
                        Variables.fill(
                                work.summary(), name -> value(task, name).map(Printed::html))));
    }

    private record Printed(String text, boolean isRich) {
        static Optional<Printed> plain(String text) {
            return Optional.of(new Printed(text, false));
        }

        String html() {
            return isRich ? text : RichText.escaped(text);
        }
    }

    private Optional<Printed> value(Task task, String name) {
        var run = flow.run();
        return switch (name) {
            case "DATE" ->
                    Printed.plain(
                            DAY.withZone(flow.working().get().zone()).format(run.createdAt()));
            case "TEMPLATE_NAME" ->
                    Printed.plain(run.from() == null ? run.details().name() : run.from().title());
            case "current-process-id" -> Printed.plain(run.id().hex());
            case "current-task-id" -> Printed.plain(task.id().hex());
            default -> answer(name);
        };
    }

    private Optional<Printed> answer(String alias) {
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

    private static Optional<Printed> print(
            List<Field> fields, String alias, Map<String, Object> answers) {
        return fields.stream()
                .filter(field -> field.alias().equals(alias))
                .findFirst()
                .map(
                        field ->
                                new Printed(
                                        field.print(answers.get(field.id().hex())),
                                        field.isRich()));
    }
}
