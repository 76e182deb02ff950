package dev.runsheet.task;

import dev.runsheet.base.GroupId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Owners;
import dev.runsheet.people.GroupPeopleStore;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// All the people of tasks that everyone must complete, groups resolved to who is in them now.
public final class Everyone {
    private final Map<GroupId, Owners> groups;

    private Everyone(Map<GroupId, Owners> groups) {
        this.groups = groups;
    }

    /// Asks for the groups of all these tasks at once; where nothing is shared with a group it asks
    /// nothing.
    public static Everyone of(Handle tx, OrgId org, Collection<Task> tasks) {
        var shared =
                tasks.stream()
                        .filter(Task::isShared)
                        .flatMap(task -> task.work().owners().groups().stream())
                        .collect(Collectors.toSet());
        return new Everyone(GroupPeopleStore.find(tx, org, shared));
    }

    public static Set<String> of(Handle tx, Task task) {
        return of(tx, task.org(), Set.of(task)).marks(task);
    }

    /// As `Completer` makes them; none for a task that one person completes.
    Set<String> marks(Task task) {
        var marks = new LinkedHashSet<String>();
        if (task.isShared()) {
            var owners = task.work().owners();
            mark(marks, owners);
            owners.groups().forEach(id -> mark(marks, groups.getOrDefault(id, Owners.NOBODY)));
        }
        return marks;
    }

    private static void mark(Set<String> marks, Owners people) {
        people.members().forEach(id -> marks.add(new Completer.Member(id).mark()));
        people.guests().forEach(email -> marks.add(new Completer.Guest(email).mark()));
    }
}
