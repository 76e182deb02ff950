package dev.runsheet.people;

import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.base.Owners;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The names of those who own something, for an answer that shows them.
public final class Names {
    public static final Names NONE = new Names(Map.of(), Map.of());

    private final Map<MemberId, Person> members;
    private final Map<GroupId, String> groups;

    private Names(Map<MemberId, Person> members, Map<GroupId, String> groups) {
        this.members = members;
        this.groups = groups;
    }

    /// Asks for all of them at once; for nobody it asks nothing.
    public static Names of(Handle tx, OrgId org, Collection<Owners> owners) {
        var members = new LinkedHashSet<MemberId>();
        var groups = new LinkedHashSet<GroupId>();
        owners.forEach(
                each -> {
                    members.addAll(each.members());
                    groups.addAll(each.groups());
                });
        return new Names(
                PersonStore.find(tx, org, members), PersonStore.groupNames(tx, org, groups));
    }

    /// Null for a member that is gone.
    public Person member(MemberId id) {
        return members.get(id);
    }

    /// Null for a group that is gone.
    public String group(GroupId id) {
        return groups.get(id);
    }
}
