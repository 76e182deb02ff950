package dev.runsheet.run;

import dev.runsheet.base.GroupId;
import dev.runsheet.base.Id;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Owners;
import dev.runsheet.task.Task;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// A launched version never changes, so its steps and rules may name groups, tags and folders that
/// are gone: what comes out of it goes without. Where nothing is named nothing is asked.
final class DropGone {
    private DropGone() {}

    /// From a run that was just made.
    static void fromNew(Handle tx, Flow flow) {
        var named = named(flow.tasks());
        var details = flow.run().details();
        List.of(details.groups(), details.tags(), details.folders())
                .forEach(ids -> ids.forEach(id -> named.add(id.value())));
        var gone = gone(tx, flow.run().org(), named);
        if (!gone.isEmpty()) {
            flow.put(flow.run().with(details.without(gone), flow.now()));
            flow.tasks().forEach(task -> drop(task, gone, flow::put));
        }
    }

    /// From tasks that came into a run, or that a rule gave to somebody.
    static void fromChanged(Handle tx, Flow flow) {
        var named = named(flow.newTasks());
        flow.changedTasks().forEach(task -> named.addAll(newGroups(flow.before(task), task)));
        var gone = gone(tx, flow.run().org(), named);
        if (!gone.isEmpty()) {
            flow.newTasks().forEach(task -> drop(task, gone, flow::put));
            flow.changedTasks().forEach(task -> drop(task, gone, flow::put));
        }
    }

    private static Set<UUID> named(Collection<Task> tasks) {
        var named = new HashSet<UUID>();
        for (var task : tasks) {
            task.work().owners().groups().forEach(id -> named.add(id.value()));
            task.work().tags().forEach(id -> named.add(id.value()));
        }
        return named;
    }

    private static List<UUID> newGroups(Task before, Task after) {
        var added = after.work().owners().minus(before.work().owners()).groups();
        return added.stream().map(Id::value).toList();
    }

    private static Set<UUID> gone(Handle tx, OrgId org, Set<UUID> named) {
        if (named.isEmpty()) {
            return Set.of();
        }
        var gone = new HashSet<>(named);
        gone.removeAll(ForgottenRunStore.known(tx, org, named));
        return gone;
    }

    private static void drop(Task task, Set<UUID> gone, Consumer<Task> put) {
        var work = task.work();
        var owners = without(work.owners(), gone);
        var tags = work.tags().stream().filter(id -> !gone.contains(id.value())).toList();
        if (!owners.equals(work.owners()) || !tags.equals(work.tags())) {
            put.accept(task.showing(work.withOwners(owners).withTags(tags)));
        }
    }

    private static Owners without(Owners owners, Set<UUID> gone) {
        List<GroupId> left =
                owners.groups().stream().filter(id -> !gone.contains(id.value())).toList();
        return new Owners(owners.members(), owners.guests(), left);
    }
}
