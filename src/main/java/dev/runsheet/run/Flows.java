package dev.runsheet.run;

import dev.runsheet.activity.Journal;
import dev.runsheet.base.Actor;
import dev.runsheet.base.JobTitleId;
import dev.runsheet.base.Problem.Conflict;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.RunId;
import dev.runsheet.base.Settings;
import dev.runsheet.base.Settings.AutomationFire;
import dev.runsheet.base.TaskId;
import dev.runsheet.deadline.WorkingTime;
import dev.runsheet.people.OrganizationStore;
import dev.runsheet.platform.db.Write;
import dev.runsheet.run.RunStore.SeenWhole;
import dev.runsheet.task.Attachment;
import dev.runsheet.task.AttachmentStore;
import dev.runsheet.task.Task;
import dev.runsheet.task.TaskRoleStore;
import dev.runsheet.task.TaskStore;
import dev.runsheet.template.Content;
import dev.runsheet.template.LaunchTemplate;
import dev.runsheet.template.Stage;
import dev.runsheet.template.Step;
import dev.runsheet.template.Version;
import dev.runsheet.template.Versions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Opens a run for changing, under its lock, and saves what was changed.
final class Flows {
    private Flows() {}

    /// A run that work may go on in; refuses archived ones.
    static Flow open(Handle tx, Actor actor, RunId id, Settings settings, Instant now) {
        return requireLive(openAny(tx, actor, id, settings, now));
    }

    /// A run whose tasks may change as well: no issue of its own holds them.
    static Flow openCalm(Handle tx, Actor actor, RunId id, Settings settings, Instant now) {
        var flow = open(tx, actor, id, settings, now);
        if (flow.run().talk().hasIssue()) {
            throw new Conflict("This process has an open issue, which must be resolved first.")
                    .refuse();
        }
        return flow;
    }

    /// As `open`, for who has an answer of their own when there is no such live run.
    static Optional<Flow> find(Handle tx, Actor actor, RunId id, Settings settings, Instant now) {
        return RunStore.find(tx, actor.org(), id)
                .filter(run -> !run.isArchived())
                .map(_ -> open(tx, actor, id, settings, now));
    }

    /// As `open`, for who has asked elsewhere whether the actor may see what is to be changed.
    static Flow openSeen(Handle tx, Actor actor, RunId id, Settings settings, Instant now) {
        var found = lock(tx, actor, id);
        return requireLive(of(tx, actor, found.seen().run(), found.tasks(), settings, now));
    }

    /// As `open`, archived or not.
    static Flow openAny(Handle tx, Actor actor, RunId id, Settings settings, Instant now) {
        var found = lock(tx, actor, id);
        requireVisible(found.seen().isVisible());
        return of(tx, actor, found.seen().run(), found.tasks(), settings, now);
    }

    /// First of all, so that rules of one run never race.
    private static SeenWhole lock(Handle tx, Actor actor, RunId id) {
        return RunStore.lock(tx, actor, id).orElseThrow(() -> new NotFound("run").refuse());
    }

    private static Flow requireLive(Flow flow) {
        if (flow.run().isArchived()) {
            throw new Conflict("This process is archived.").refuse();
        }
        return flow;
    }

    static Flow of(
            Handle tx,
            Actor actor,
            Run run,
            Collection<Task> tasks,
            Settings settings,
            Instant now) {
        return new Flow(
                actor,
                run,
                content(tx, run),
                injected(tx, run),
                tasks,
                working(tx, actor),
                settings.automationFire() == AutomationFire.RESET_ON_REOPEN,
                now);
    }

    /// What was launched; a run without a template has nothing in it.
    static Content content(Handle tx, Run run) {
        return run.from() == null
                ? EmptyContent.of(run)
                : Versions.of(tx, run.org(), run.from().template(), run.from().version()).content();
    }

    /// What was put into it since, the first first.
    static List<Content> injected(Handle tx, Run run) {
        return run.from() == null
                ? List.of()
                : run.from().injected().stream()
                        .map(each -> Versions.of(tx, run.org(), each.template(), each.version()))
                        .map(Version::content)
                        .toList();
    }

    /// Of the template, and of those whose steps were put into the run.
    static List<Stage> stages(Handle tx, Run run, Content content) {
        return Stream.concat(Stream.of(content), injected(tx, run).stream())
                .flatMap(each -> each.stages().stream())
                .toList();
    }

    /// Who may see a run is decided where it is read, the same for lists and single runs.
    static void requireVisible(boolean isVisible) {
        if (!isVisible) {
            throw new Forbidden("You do not have access to this process.").refuse();
        }
    }

    /// Writes all changes with what happened, in one trip but for new tasks.
    static void save(Handle tx, Actor actor, Flow flow, Instant now) {
        DropGone.fromChanged(tx, flow);
        flow.settle();
        if (!flow.newTasks().isEmpty()) {
            TaskStore.insert(tx, actor.org(), flow.newTasks());
        }
        var writes = new ArrayList<Write>();
        if (!flow.changedTasks().isEmpty()) {
            writes.add(TaskStore.saving(actor.org(), flow.changedTasks()));
        }
        if (flow.run() != flow.runBefore()) {
            writes.add(RunStore.saving(flow.run()));
        }
        attaching(flow.run(), flow.run() != flow.runBefore(), flow.changedTasks())
                .ifPresent(writes::add);
        giving(flow, flow.newTasks()).ifPresent(writes::add);
        var happened = flow.happenings();
        if (!happened.isEmpty()) {
            writes.add(Journal.recording(actor, happened.events(), happened.messages(), now));
        }
        if (!writes.isEmpty()) {
            Write.all(tx, writes.toArray(Write[]::new));
        }
    }

    /// Writes a run that was just made: each row once, after the rules had their say.
    static void saveNew(Handle tx, Actor actor, Flow flow, Instant now) {
        DropGone.fromNew(tx, flow);
        flow.settleNew();
        RunStore.insert(tx, flow.run());
        if (!flow.tasks().isEmpty()) {
            TaskStore.insert(tx, actor.org(), flow.tasks());
        }
        var happened = flow.happenings();
        var writes = new ArrayList<Write>();
        attaching(flow.run(), true, flow.tasks()).ifPresent(writes::add);
        giving(flow, flow.tasks()).ifPresent(writes::add);
        writes.add(Journal.recording(actor, happened.events(), happened.messages(), now));
        if (flow.run().from() != null) {
            writes.add(LaunchTemplate.counting(actor.org(), flow.run().from().template()));
        }
        Write.all(tx, writes.toArray(Write[]::new));
    }

    /// Of new tasks, those whose steps are given to job titles.
    private static Optional<Write> giving(Flow flow, Collection<Task> tasks) {
        var titles = new HashMap<TaskId, List<JobTitleId>>();
        for (var task : tasks) {
            var step = Optional.ofNullable(task.origin().step()).flatMap(flow::step);
            step.map(Step::roles)
                    .filter(roles -> !roles.isEmpty())
                    .ifPresent(roles -> titles.put(task.id(), roles));
        }
        return TaskRoleStore.giving(flow.run().org(), titles);
    }

    private static Optional<Write> attaching(Run run, boolean isChanged, Collection<Task> tasks) {
        var attachments = new ArrayList<>(Attachment.of(tasks));
        if (isChanged) {
            attachments.addAll(Attachment.of(run.id(), run.kickoff().answers()));
        }
        return AttachmentStore.attaching(run.org(), attachments);
    }

    /// Asked of the database only when a date is worked out, and once.
    static Supplier<WorkingTime> working(Handle tx, Actor actor) {
        return new Supplier<>() {
            private WorkingTime known;

            @Override
            public WorkingTime get() {
                if (known == null) {
                    known = OrganizationStore.find(tx, actor.org()).workingTime();
                }
                return known;
            }
        };
    }
}
