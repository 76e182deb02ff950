package dev.runsheet.run;

import dev.runsheet.base.FieldId;
import dev.runsheet.base.StepId;
import dev.runsheet.base.TaskKind;
import dev.runsheet.form.Field;
import dev.runsheet.rule.Facts;
import dev.runsheet.task.State;
import dev.runsheet.task.Task;
import dev.runsheet.template.Content;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What the rules of a template see of one of its runs.
record RunFacts(Content content, Run run, Function<StepId, Optional<Task>> taskOf)
        implements Facts {

    @Override
    public Optional<Facts.Step> step(StepId id) {
        return taskOf.apply(id).map(RunFacts::fact);
    }

    @Override
    public Optional<Facts.Answer> answer(FieldId id) {
        for (var field : content.kickoff()) {
            if (field.id().equals(id)) {
                return Optional.of(new Reply(field, run.kickoff().answers().get(id.hex())));
            }
        }
        for (var step : content.steps()) {
            for (var field : step.fields()) {
                if (field.id().equals(id)) {
                    return taskOf.apply(step.id())
                            .map(task -> new Reply(field, task.work().answers().get(id.hex())));
                }
            }
        }
        return Optional.empty();
    }

    private static Facts.Step fact(Task task) {
        var completed = task.state() instanceof State.Completed done ? done : null;
        var reopened = task.state() instanceof State.Open open && open.reopenedAt() != null;
        var isTouched =
                switch (task.state()) {
                    case State.Open open -> open.isTouched();
                    case State.Hidden hidden -> hidden.isTouched();
                    case State.Completed _ -> true;
                };
        return new Facts.Step(
                task.isHidden(),
                completed == null ? null : completed.at(),
                task.work().deadline(),
                completed == null ? null : completed.approved(),
                task.work().kind() == TaskKind.APPROVAL,
                task.work().kind().expires(),
                reopened,
                isTouched,
                !task.work().owners().isNobody());
    }

    private record Reply(Field field, Object value) implements Facts.Answer {
        @Override
        public String type() {
            return field.type().word();
        }

        @Override
        public boolean isFilled() {
            return field.isFilled(value);
        }

        @Override
        public List<String> texts() {
            return field.texts(value);
        }

        @Override
        public List<String> texts(String column) {
            return field.texts(value, column);
        }

        @Override
        public Optional<Instant> date() {
            return field.date(value);
        }
    }
}
