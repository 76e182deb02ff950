package dev.runsheet.run;

import dev.runsheet.deadline.Plan;
import dev.runsheet.task.State;
import dev.runsheet.task.Task;
import dev.runsheet.template.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The tasks of a run whose deadlines hang on other tasks.
record Anchored(Flow flow) {

    /// Those behind the task get their dates, except those that a person or a rule dated.
    void follow(Task anchor) {
        new Plan(flow.run().createdAt(), flow.working().get(), planned())
                .dependents(anchor.origin().step())
                .forEach(
                        (step, due) ->
                                flow.taskOf(step)
                                        .filter(task -> !task.work().isDeadlineFixed())
                                        .ifPresent(task -> date(task, due.orElse(null))));
    }

    private void date(Task task, Instant due) {
        if (!Objects.equals(due, task.work().deadline())) {
            flow.put(task.with(task.work().withDeadline(due, false), flow.now()));
        }
    }

    private List<Plan.Step> planned() {
        var planned = new ArrayList<Plan.Step>();
        for (var step : flow.steps()) {
            flow.taskOf(step.id()).ifPresent(task -> planned.add(planned(step, task)));
        }
        return planned;
    }

    private static Plan.Step planned(Step step, Task task) {
        return Plan.Step.of(step.id(), task.work().isDeadlineFixed() ? null : step.deadline())
                .due(task.work().deadline())
                .completed(completedAt(task));
    }

    private static Instant completedAt(Task task) {
        return task.state() instanceof State.Completed done ? done.at() : null;
    }
}
