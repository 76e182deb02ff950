package dev.runsheet.people;

import dev.runsheet.base.GroupId;
import dev.runsheet.base.MemberId;
import java.time.Instant;
import java.util.List;

/// People who are given work together. Immutable: every change answers a new group.
record Group(
        GroupId id,
        String name,
        String description,
        List<MemberId> members,
        List<String> guests,
        Instant createdAt,
        Instant lastUpdated) {

    static Group of(GroupChange change, Instant now) {
        var empty = new Group(GroupId.fresh(), "", "", List.of(), List.of(), now, now);
        return empty.with(change, now);
    }

    Group with(GroupChange change, Instant now) {
        return new Group(
                id,
                change.name().or(name),
                change.description().or(description),
                change.members().or(members),
                change.guests().or(guests),
                createdAt,
                now);
    }
}
