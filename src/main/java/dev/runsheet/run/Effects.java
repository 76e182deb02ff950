package dev.runsheet.run;

import dev.runsheet.base.FieldId;
import dev.runsheet.base.Owners;
import dev.runsheet.base.StepId;
import dev.runsheet.deadline.Unit;
import dev.runsheet.deadline.WorkingTime;
import dev.runsheet.form.Field;
import dev.runsheet.rule.Action;
import dev.runsheet.rule.Subject;
import dev.runsheet.task.Task;
import dev.runsheet.template.Content;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What one action of a rule makes of its target; the same task where it changes nothing (tasks
/// spec 15.6). Reopening and webhooks reach beyond one task and are the flow's own.
record Effects(
        Content content,
        Run run,
        Function<StepId, Optional<Task>> taskOf,
        Supplier<WorkingTime> working,
        Instant now) {

    /// Thrown where an action cannot be carried out, which the feed then tells.
    static final class Impossible extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Impossible(String message) {
            super(message, null, false, false);
        }
    }

    Task on(Task target, Action action) {
        if (target.isCompleted() || target.isArchived()) {
            return target;
        }
        return switch (action.verb()) {
            case SHOW -> target.show(false, now);
            case HIDE -> target.hide(false, now);
            case ASSIGN -> assigned(target, target.work().owners().plus(people(action)));
            case ASSIGN_ONLY -> assigned(target, people(action));
            case UNASSIGN -> assigned(target, target.work().owners().minus(people(action)));
            case CLEAR_ASSIGNEES -> assigned(target, Owners.NOBODY);
            case DEADLINE -> moved(target, action);
            case REOPEN, EMIT_WEBHOOK -> target;
        };
    }

    private Task assigned(Task target, Owners owners) {
        if (owners.equals(target.work().owners())) {
            return target;
        }
        int most = target.work().policy().maxAssignable();
        int wanted = owners.members().size() + owners.guests().size();
        if (most > 0 && wanted > most) {
            throw new Impossible("no more than " + most + " people may be assigned");
        }
        return target.with(target.work().withOwners(owners), now);
    }

    /// Those named in the answer that the action takes its people from, else its own.
    private Owners people(Action action) {
        return answered(action.source())
                .flatMap(reply -> reply.field().people(reply.value()))
                .filter(owners -> !owners.isNobody())
                .orElse(action.people());
    }

    private Task moved(Task target, Action action) {
        var base = base(target, action.source());
        if (base.isEmpty() || action.shift() == null) {
            return target;
        }
        var shift = action.shift();
        var unit = Unit.of(shift.unit()).orElseThrow();
        var at = working.get().shift(base.get(), shift.value(), unit, shift.isBefore());
        return at.equals(target.work().deadline())
                ? target
                : target.with(target.work().withDeadline(at, true), now);
    }

    private Optional<Instant> base(Task target, Subject source) {
        if (source == null) {
            return Optional.ofNullable(target.work().deadline());
        }
        return source.kind() == Subject.Kind.STEP
                ? taskOf.apply(new StepId(source.id()))
                        .flatMap(task -> Optional.ofNullable(task.work().deadline()))
                : answered(source).flatMap(reply -> reply.field().date(reply.value()));
    }

    private record Reply(Field field, Object value) {}

    private Optional<Reply> answered(Subject source) {
        if (source == null || source.kind() == Subject.Kind.STEP) {
            return Optional.empty();
        }
        var id = new FieldId(source.id());
        for (var field : content.kickoff()) {
            if (field.id().equals(id)) {
                return Optional.of(reply(field, run.kickoff().answers()));
            }
        }
        for (var step : content.steps()) {
            for (var field : step.fields()) {
                if (field.id().equals(id)) {
                    return taskOf.apply(step.id()).map(task -> reply(field, task.work().answers()));
                }
            }
        }
        return Optional.empty();
    }

    private static Reply reply(Field field, Map<String, Object> answers) {
        return new Reply(field, answers.get(field.id().hex()));
    }
}
