package dev.runsheet.base;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// Whom a piece of work is given to: members, guests by e-mail (lower case), groups. Order is kept,
/// nobody twice.
public record Owners(List<MemberId> members, List<String> guests, List<GroupId> groups) {
    public static final Owners NOBODY = new Owners(List.of(), List.of(), List.of());

    public Owners {
        members = distinct(members);
        guests = distinct(guests);
        groups = distinct(groups);
    }

    public boolean isNobody() {
        return members.isEmpty() && guests.isEmpty() && groups.isEmpty();
    }

    public Owners plus(Owners more) {
        return new Owners(
                joined(members, more.members),
                joined(guests, more.guests),
                joined(groups, more.groups));
    }

    public Owners minus(Owners less) {
        return new Owners(
                without(members, less.members),
                without(guests, less.guests),
                without(groups, less.groups));
    }

    /// Whether the actor is among them, directly or through a group.
    public boolean includes(Actor actor) {
        return actor.member().filter(members::contains).isPresent()
                || actor.guest().filter(guests::contains).isPresent()
                || groups.stream().anyMatch(actor.groups()::contains);
    }

    private static <T> List<T> distinct(List<T> list) {
        SequencedSet<T> set = new LinkedHashSet<>(list);
        return List.copyOf(set);
    }

    private static <T> List<T> joined(List<T> one, List<T> two) {
        SequencedSet<T> set = new LinkedHashSet<>(one);
        set.addAll(two);
        return List.copyOf(set);
    }

    private static <T> List<T> without(List<T> one, List<T> two) {
        return one.stream().filter(each -> !two.contains(each)).toList();
    }
}
