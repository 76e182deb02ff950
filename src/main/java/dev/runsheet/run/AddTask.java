package dev.runsheet.run;

import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Owners;
import dev.runsheet.base.Problem;
import dev.runsheet.base.Problem.Forbidden;
import dev.runsheet.base.Settings;
import dev.runsheet.people.GroupPeopleStore;
import dev.runsheet.people.Numbers;
import dev.runsheet.people.Roster;
import dev.runsheet.people.WelcomeGuests;
import dev.runsheet.task.CreateTask;
import dev.runsheet.task.NewTask;
import dev.runsheet.task.Origin;
import dev.runsheet.task.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Adds a one-off task: on its own, to a run, or one for each assignee in a run of their own (tasks
/// spec 4.5).
final class AddTask {
    private static final int MOST_AT_ONCE = 1_000;

    /// The (first) task, and its run or null.
    record Outcome(Task task, Run run) {}

    private AddTask() {}

    static Outcome run(
            Handle tx, Actor actor, NewTask asked, Body body, Settings settings, Instant now) {
        if (actor.isGuest()) {
            throw new Forbidden("Guests cannot create tasks.").refuse();
        }
        new KnownHere(tx, actor.org(), new Roster(tx, actor), body).tags("tags", asked.tags());
        body.refuseIfAny();
        WelcomeGuests.run(tx, actor, asked.owners().guests(), now);
        if (asked.isForEach()) {
            return forEach(tx, actor, asked, settings, now);
        }
        return asked.run() == null
                ? new Outcome(CreateTask.run(tx, actor, asked, now), null)
                : added(tx, actor, asked, List.of(asked.owners()), settings, now);
    }

    private static Outcome forEach(
            Handle tx, Actor actor, NewTask asked, Settings settings, Instant now) {
        var each = singles(tx, actor, asked.owners());
        if (each.isEmpty()) {
            throw Problem.invalid("owners", "Separate tasks need at least one assignee.").refuse();
        }
        if (each.size() > MOST_AT_ONCE) {
            throw Problem.invalid(
                            "owners",
                            "No more than " + MOST_AT_ONCE + " tasks can be made at once.")
                    .refuse();
        }
        if (asked.run() != null) {
            return added(tx, actor, asked, each, settings, now);
        }
        var flow = Flows.of(tx, actor, container(tx, actor, asked, now), List.of(), settings, now);
        flow.launch();
        var first = add(tx, actor, flow, asked, each, now);
        Flows.saveNew(tx, actor, flow, now);
        return new Outcome(flow.any(first.id()), flow.run());
    }

    private static Outcome added(
            Handle tx,
            Actor actor,
            NewTask asked,
            List<Owners> people,
            Settings settings,
            Instant now) {
        var flow = Flows.open(tx, actor, asked.run(), settings, now);
        if (!flow.run().mayAddTasks()) {
            throw new Forbidden("Ad-hoc tasks not allowed for this process").refuse();
        }
        var first = add(tx, actor, flow, asked, people, now);
        Flows.save(tx, actor, flow, now);
        return new Outcome(flow.any(first.id()), flow.run());
    }

    private static Task add(
            Handle tx, Actor actor, Flow flow, NewTask asked, List<Owners> people, Instant now) {
        var number = Numbers.next(tx, actor.org(), Numbers.Kind.TASK, people.size());
        var origin = Origin.ofOneOff(actor.member().orElse(null), now);
        var due = flow.working().get().next(asked.deadline());
        var place = place(flow, asked);
        var tasks = new ArrayList<Task>();
        for (int i = 0; i < people.size(); i++) {
            var task =
                    asked.task(
                            actor.org(),
                            number + i,
                            flow.run().id(),
                            flow.tasks().size() + 1,
                            people.get(i),
                            due,
                            origin,
                            now);
            flow.add(task, place + i);
            tasks.add(task);
        }
        return tasks.getFirst();
    }

    /// Where the request wants it, else behind all others.
    private static int place(Flow flow, NewTask asked) {
        if (asked.position() != null) {
            return asked.position();
        }
        return asked.after() == null
                ? flow.tasks().size() + 1
                : flow.task(asked.after()).work().position() + 1;
    }

    /// Everybody alone; the people of a group one by one, nobody twice.
    private static List<Owners> singles(Handle tx, Actor actor, Owners owners) {
        var all =
                GroupPeopleStore.find(tx, actor.org(), owners.groups()).values().stream()
                        .reduce(
                                new Owners(owners.members(), owners.guests(), List.of()),
                                Owners::plus);
        var singles = new ArrayList<Owners>();
        all.members().forEach(id -> singles.add(new Owners(List.of(id), List.of(), List.of())));
        all.guests()
                .forEach(email -> singles.add(new Owners(List.of(), List.of(email), List.of())));
        return singles;
    }

    private static Run container(Handle tx, Actor actor, NewTask asked, Instant now) {
        var owner = actor.member().orElseGet(() -> firstMember(asked));
        long number = Numbers.next(tx, actor.org(), Numbers.Kind.RUN, 1);
        return Run.empty(actor.org(), number, Details.of(asked.title(), owner), owner, null, now);
    }

    private static MemberId firstMember(NewTask asked) {
        return asked.owners().members().stream()
                .findFirst()
                .orElseThrow(
                        () ->
                                Problem.invalid(
                                                "owners.users",
                                                "An application names a member who owns the process.")
                                        .refuse());
    }
}
