package dev.runsheet.run;

import dev.runsheet.base.Actor;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Settings;
import dev.runsheet.base.TaskId;
import dev.runsheet.people.Roster;
import dev.runsheet.task.Answers;
import dev.runsheet.task.Completion;
import dev.runsheet.task.Everyone;
import dev.runsheet.task.NameCompleter;
import dev.runsheet.task.NotePart;
import dev.runsheet.task.Task;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// Completes and reopens tasks of a run and lets the run's rules react, one at a time per run.
final class AdvanceRun {
    /// The task as it is now, the status of its run, and what rules changed besides.
    record Outcome(Task task, String runStatus, Map<TaskId, Task> changedByRules) {}

    private AdvanceRun() {}

    /// `expected` may refuse the task as it was found.
    static Outcome complete(
            Handle tx,
            Actor actor,
            RunId run,
            Completion completion,
            Settings settings,
            Consumer<Task> expected,
            Instant now) {
        var flow = Flows.openCalm(tx, actor, run, settings, now);
        var task = visible(flow, actor, completion.task());
        expected.accept(task);

        completeIn(tx, flow, actor, completion, settings, now);

        Flows.save(tx, actor, flow, now);
        return outcome(flow, task.id());
    }

    static void completeIn(
            Handle tx,
            Flow flow,
            Actor actor,
            Completion completion,
            Settings settings,
            Instant now) {
        var task = flow.task(completion.task());
        if (task.isOpen() && task.isOpenTo(actor)) {
            var answers =
                    Answers.merge(
                            task,
                            completion.answers(),
                            settings.unknownFieldKeys(),
                            new Roster(tx, actor));
            if (!answers.equals(task.work().answers())) {
                task = task.with(task.work().withAnswers(answers), now);
                flow.put(task);
            }
        }
        var by = NameCompleter.run(tx, actor, completion.override());
        var done =
                flow.complete(
                        task.id(),
                        by,
                        completion.approved(),
                        Everyone.of(tx, task),
                        task.isOpen() ? Answers.missing(task) : List.of());
        NotePart.run(tx, actor, done, by, now);
        LaunchNext.run(tx, actor, flow, task.id(), settings, now);
    }

    static Outcome reopen(
            Handle tx,
            Actor actor,
            RunId run,
            TaskId id,
            Settings settings,
            Consumer<Task> expected,
            Instant now) {
        var flow = Flows.openCalm(tx, actor, run, settings, now);
        var task = visible(flow, actor, id);
        expected.accept(task);
        task.requireReopening(actor);

        flow.reopen(id);

        Flows.save(tx, actor, flow, now);
        return outcome(flow, id);
    }

    static Outcome outcome(Flow flow, TaskId id) {
        return new Outcome(flow.any(id), flow.run().status(), flow.changedByRules());
    }

    static Task visible(Flow flow, Actor actor, TaskId id) {
        var task = flow.task(id);
        task.requireVisible(actor);
        return task;
    }
}
