package dev.runsheet.task;

import dev.runsheet.base.Owners;
import dev.runsheet.people.GroupPeopleStore;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// All the people of a task that everyone must complete, groups resolved to who is in them now.
public final class Everyone {
    private Everyone() {}

    /// Their marks, as `Completer` makes them; none for a task that one person completes.
    public static Set<String> of(Handle tx, Task task) {
        if (!task.isShared()) {
            return Set.of();
        }
        var owners = task.work().owners();
        var marks = marks(owners);
        if (!owners.groups().isEmpty()) {
            marks.addAll(marks(GroupPeopleStore.find(tx, task.org(), owners.groups())));
        }
        return marks;
    }

    private static Set<String> marks(Owners owners) {
        var marks = new LinkedHashSet<String>();
        owners.members().forEach(id -> marks.add(new Completer.Member(id).mark()));
        owners.guests().forEach(email -> marks.add(new Completer.Guest(email).mark()));
        return marks;
    }
}
