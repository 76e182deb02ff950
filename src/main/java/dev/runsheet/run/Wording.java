package dev.runsheet.run;

import dev.runsheet.form.DocumentFields;
import dev.runsheet.form.Field;
import dev.runsheet.form.Variables;
import dev.runsheet.platform.html.RichText;
import dev.runsheet.task.Task;
import dev.runsheet.task.Work;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Fills the variables of a run's words with the answers given so far (templates spec 9.2). A title
/// is plain and a summary is rich, so that an answer is text in the one and HTML in the other.
record Wording(Flow flow) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd");

    /// The kick-off form and all tasks of the run.
    void fill() {
        fillKickoff();
        for (var task : flow.tasks()) {
            var work = task.work().hasVariables() ? filled(task) : task.work();
            if (task.form().hasVariables()) {
                work =
                        work.withAnswers(
                                started(work.answers(), task.form().fields(), fields(task)));
            }
            if (!work.equals(task.work())) {
                flow.put(task.showing(work));
            }
        }
    }

    private void fillKickoff() {
        var fields = flow.content().kickoff();
        if (fields.stream().anyMatch(Wording::startsWithVariables)) {
            var form = flow.run().kickoff();
            var answers = started(form.answers(), fields, kickoff(fields));
            if (!answers.equals(form.answers())) {
                flow.put(flow.run().with(form.with(answers), flow.run().lastUpdated()));
            }
        }
    }

    private static boolean startsWithVariables(Field field) {
        return field.defaultValue() instanceof String text && text.contains("{{");
    }

    private Work filled(Task task) {
        var work = task.work();
        return work.shown(plain(task, work.title()), rich(task, work.summary()));
    }

    /// The questions of a task as they read.
    List<Field> fields(Task task) {
        return task.form().fields().stream()
                .map(field -> field.worded(text -> rich(task, text), text -> plain(task, text)))
                .toList();
    }

    /// The questions of the kick-off form as they read.
    List<Field> kickoff(List<Field> fields) {
        return fields.stream()
                .map(field -> field.worded(text -> rich(null, text), text -> plain(null, text)))
                .toList();
    }

    /// A default answer that is still as the form says it becomes what it says now. The answers to
    /// later questions do not change it any more.
    private static Map<String, Object> started(
            Map<String, Object> before, List<Field> kept, List<Field> worded) {
        var answers = new LinkedHashMap<>(before);
        for (int i = 0; i < kept.size(); i++) {
            var key = kept.get(i).id().hex();
            var raw = kept.get(i).startingValue();
            var filled = worded.get(i).startingValue();
            if (raw.isPresent() && raw.get().equals(answers.get(key)) && !filled.equals(raw)) {
                filled.ifPresentOrElse(now -> answers.put(key, now), () -> answers.remove(key));
            }
        }
        return answers;
    }

    private String plain(Task task, String text) {
        return Variables.fill(text, name -> value(task, name).map(Printed::text));
    }

    private String rich(Task task, String text) {
        var answered = DocumentFields.fill(text, id -> answerTo(id).map(Printed::html));
        var filled = Variables.fill(answered, name -> value(task, name).map(Printed::html));
        // Once more, because a link may be made of what was answered.
        return filled == null || filled.equals(text) ? text : RichText.clean(filled);
    }

    private record Printed(String text, boolean isRich) {
        static Optional<Printed> plain(String text) {
            return Optional.of(new Printed(text, false));
        }

        String html() {
            return isRich ? text : RichText.escaped(text);
        }
    }

    /// `task` is null where the words are no task's.
    private Optional<Printed> value(Task task, String name) {
        var run = flow.run();
        return switch (name) {
            case "DATE" ->
                    Printed.plain(
                            DAY.withZone(flow.working().get().zone()).format(run.createdAt()));
            case "TEMPLATE_NAME" ->
                    Printed.plain(run.from() == null ? run.details().name() : run.from().title());
            case "current-process-id" -> Printed.plain(run.id().hex());
            case "current-task-id" ->
                    Optional.ofNullable(task).map(each -> new Printed(each.id().hex(), false));
            default -> answer(field -> field.alias().equals(name));
        };
    }

    private Optional<Printed> answerTo(String id) {
        return answer(field -> field.id().hex().equals(id));
    }

    private Optional<Printed> answer(Predicate<Field> isAsked) {
        var kickoff = print(flow.content().kickoff(), isAsked, flow.run().kickoff().answers());
        if (kickoff.isPresent()) {
            return kickoff;
        }
        for (var step : flow.steps()) {
            var task = flow.taskOf(step.id());
            var printed =
                    task.flatMap(each -> print(step.fields(), isAsked, each.work().answers()));
            if (printed.isPresent()) {
                return printed;
            }
        }
        return Optional.empty();
    }

    private static Optional<Printed> print(
            List<Field> fields, Predicate<Field> isAsked, Map<String, Object> answers) {
        return fields.stream()
                .filter(isAsked)
                .findFirst()
                .map(
                        field ->
                                new Printed(
                                        field.print(answers.get(field.id().hex())),
                                        field.isRich()));
    }
}
