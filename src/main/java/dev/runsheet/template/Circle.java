package dev.runsheet.template;

import dev.runsheet.base.Actor;
import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.Owners;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Whom a right is given to: everyone of the organization, or these.
record Circle(boolean isEveryone, List<MemberId> members, List<GroupId> groups) {
    static final Circle EVERYONE = new Circle(true, List.of(), List.of());

    Circle {
        members = members == null ? List.of() : List.copyOf(members);
        groups = groups == null ? List.of() : List.copyOf(groups);
    }

    static Circle of(Owners owners) {
        return new Circle(false, owners.members(), owners.groups());
    }

    /// Everybody who is in one of them.
    static Circle union(Collection<Circle> circles) {
        if (circles.stream().anyMatch(Circle::isEveryone)) {
            return EVERYONE;
        }
        var members = new ArrayList<MemberId>();
        var groups = new ArrayList<GroupId>();
        for (var circle : circles) {
            members.addAll(circle.members);
            groups.addAll(circle.groups);
        }
        return of(new Owners(members, List.of(), groups));
    }

    boolean includes(Actor actor) {
        return isEveryone || new Owners(members, List.of(), groups).includes(actor);
    }
}
