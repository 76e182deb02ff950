package dev.runsheet.run;

import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Settings;
import dev.runsheet.base.Settings.LaunchTasksMap;
import dev.runsheet.base.TaskId;
import dev.runsheet.comment.About;
import dev.runsheet.comment.Say;
import dev.runsheet.platform.html.RichText;
import dev.runsheet.task.Completer;
import dev.runsheet.task.State;
import dev.runsheet.task.Task;
import dev.runsheet.task.TaskEvents;
import dev.runsheet.template.LaunchTemplate;
import dev.runsheet.template.Launchable;
import dev.runsheet.template.NextLaunch;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Launches what the step of a completed task launches next, or puts the steps of that template
/// right behind it (templates spec 6.8, tasks spec 16). What cannot be launched any more is left
/// alone: completing is not refused for it. A comment of the server on the task tells what came of
/// it.
final class LaunchNext {
    private static final String LAUNCHED_BEFORE =
            "This task has launched its process before and does not launch another one.";
    private static final String ADDED_BEFORE =
            "The tasks that this task adds are a part of this process already.";
    private static final String IMPOSSIBLE =
            "Nothing was launched: the template is archived, not published, or asks for an answer.";

    private LaunchNext() {}

    static void run(Handle tx, Actor actor, Flow flow, TaskId id, Settings settings, Instant now) {
        var task = flow.task(id);
        if (task.isOneOff() || !(task.state() instanceof State.Completed done)) {
            return;
        }
        var next = flow.step(task.origin().step()).flatMap(step -> step.next());
        if (next.isEmpty()) {
            return;
        }
        if (isDone(tx, flow, task, next.get())) {
            note(
                    tx,
                    actor,
                    task,
                    next.get().isWithinProcess() ? ADDED_BEFORE : LAUNCHED_BEFORE,
                    now);
            return;
        }
        LaunchTemplate.next(tx, actor.org(), next.get(), now)
                .ifPresentOrElse(
                        template -> {
                            var starter = starter(done.by(), template);
                            if (next.get().isWithinProcess()) {
                                inject(tx, actor, flow, task, template, starter, now);
                            } else {
                                launch(
                                        tx,
                                        actor,
                                        flow,
                                        task,
                                        next.get(),
                                        template,
                                        starter,
                                        settings,
                                        now);
                            }
                        },
                        () -> note(tx, actor, task, IMPOSSIBLE, now));
    }

    private static void note(Handle tx, Actor actor, Task task, String words, Instant now) {
        Say.asServer(tx, actor, new About.OfTask(task.id()), words, now);
    }

    /// Also after the task was reopened and completed again.
    private static boolean isDone(Handle tx, Flow flow, Task task, NextLaunch next) {
        return next.isWithinProcess()
                ? flow.run().from().has(next.template())
                : LinkStore.isThere(tx, task.org(), task.id());
    }

    /// Whoever completed the task; behind a guest or the clock stands the owner of the template.
    private static MemberId starter(Completer by, Launchable template) {
        return by instanceof Completer.Member(var id) ? id : template.owner();
    }

    private static void inject(
            Handle tx,
            Actor actor,
            Flow flow,
            Task task,
            Launchable template,
            MemberId starter,
            Instant now) {
        var making = making(tx, flow, flow.run().id(), template, starter, now);
        flow.inject(template.version(), LaunchRun.numbered(tx, making), task);
        var title = template.version().content().title();
        flow.happenings().of(task, Verb.LINKED, "Added the tasks of " + title + " behind task");
        note(tx, actor, task, "Added the tasks of " + RichText.escaped(title) + ".", now);
    }

    private static void launch(
            Handle tx,
            Actor actor,
            Flow flow,
            Task task,
            NextLaunch next,
            Launchable template,
            MemberId starter,
            Settings settings,
            Instant now) {
        var making = making(tx, flow, RunId.fresh(), template, starter, now);
        var content = template.version().content();
        var name = new LinkedName(flow, content, now).of(next.nameFormat());
        var kickoff = LaunchRun.starting(content);
        var launched =
                LaunchRun.launched(tx, actor, template, making, name, kickoff, settings).run();
        LinkStore.insert(tx, task.org(), task.id(), launched.id());
        flow.happenings()
                .add(
                        TaskEvents.of(task, Verb.LINKED, "Launched process " + name + " from task")
                                .with(Map.of("run_id", launched.id(), "run_name", name)));
        var link =
                "<a href=\"/organizations/%s/runs/%s\">%s</a>"
                        .formatted(task.org().hex(), launched.id().hex(), RichText.escaped(name));
        note(tx, actor, task, "Launched process " + link + ".", now);
    }

    private static LaunchTasks making(
            Handle tx, Flow flow, RunId run, Launchable template, MemberId starter, Instant now) {
        return new LaunchTasks(
                LaunchRun.version(tx, template),
                Launch.linked(template.version().template(), starter, flow.run().id()),
                run,
                starter,
                flow.working().get(),
                LaunchTasksMap.OVERRIDE,
                now);
    }
}
